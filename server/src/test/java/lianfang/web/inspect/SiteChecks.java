package lianfang.web.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;

/** 现场检查: a kind of case that a township goes and sees, and one for each item that is not met. */
final class SiteChecks {

  static final String VILLAGE = "410922100001";

  private static final String TYPE =
      """
      id: site-check
      title: {zh: 场所检查, en: Check of a place}
      about: area
      scope: [""]
      from: 2020-01-24
      cites: [{rule: T1, zh: 测试依据, en: a rule of the test}]
      states:
        - {id: planned, name: {zh: 待检查, en: to be seen}, says: {zh: 等待检查。, en: It waits.}}
        - {id: failing, name: {zh: 整改中, en: being put right}, says: {zh: 整改中。, en: It is put right.}}
        - {id: passed, name: {zh: 合格, en: passed}, says: {zh: 合格。, en: It passed.}, ends: true}
      steps:
        - {id: plan, name: {zh: 安排, en: plan}, from: [""], to: planned, who: ["desk:township"], form: plan}
        - id: pass
          name: {zh: 检查合格, en: passed}
          from: [planned]
          to: passed
          who: [desk]
          form: look
          evidence: [seen]
          guards:
            - {checklist-passed: answers, cites: {rule: T1, zh: 每日检查, en: daily check}, remedy: {zh: 请记不合格, en: record the failure}}
            - {all-of: [epidemic, safety, environment], cites: {rule: T1, zh: 三同步, en: three together}, remedy: {zh: 请记不合格, en: record the failure}}
        - {id: fail, name: {zh: 检查不合格, en: not passed}, from: [planned], to: failing, who: [desk], form: fail, evidence: [seen]}
        - {id: drop, name: {zh: 取消检查, en: drop it}, from: [planned], to: passed, who: [desk], form: reason}
        - id: close
          name: {zh: 整改到位, en: put right}
          from: [failing]
          to: passed
          who: [desk]
          guards:
            - {none-open: site-item, cites: {rule: T1, zh: 逐项销号, en: item by item}, remedy: {zh: 请逐项销号, en: close each item}}
      desks: [{in: [planned, failing], desk: township}]
      terms:
        - {id: look, says: {zh: 2个工作日内检查, en: within two working days}, starts: [planned], stops: [failing, passed], span: {working-days: 2}, owner: township, overdue: command}
      """;

  private static final String ITEM =
      """
      id: site-item
      title: {zh: 整改项, en: Item to be put right}
      about: area
      scope: [""]
      from: 2020-01-24
      cites: [{rule: T1, zh: 逐项销号, en: item by item}]
      states:
        - {id: open, name: {zh: 待整改, en: open}, says: {zh: 待整改。, en: It is open.}}
        - {id: closed, name: {zh: 已销号, en: closed}, says: {zh: 已销号。, en: It is closed.}, ends: true}
      steps:
        - {id: find, name: {zh: 交办, en: open}, from: [""], to: open, who: ["desk:township"], form: problem}
        - {id: check, name: {zh: 复查销号, en: close}, from: [open], to: closed, who: [desk]}
      desks: [{in: [open], desk: township}]
      """;

  private static final String LIST =
      """
      id: site-list
      title: {zh: 超市每日检查, en: "Supermarket, daily"}
      scope: [""]
      from: 2020-01-24
      items:
        - {id: masks, zh: 全部戴口罩, en: everybody wears a mask, kind: yes-no, evidence: true, cites: {rule: T1, zh: 第三条, en: article 3}}
        - {id: disinfected, zh: 今日消毒次数, en: disinfected today, kind: number, least: 2}
        - {id: temperature, zh: 入口测温, en: temperature at the door, kind: yes-no}
      """;

  private static final Map<String, String> FORMS =
      Map.of(
          "plan",
          """
          "required": ["called"], "properties": {
            "called": {"type": "string", "maxLength": 60, "x-label": {"zh": "名称", "en": "Name"}}}
          """,
          "look",
          """
          "required": ["answers", "epidemic", "safety", "environment", "seen"], "properties": {
            "answers": {"type": "array", "x-checklist": "site-list", "items": {"type": "object"}, "x-label": {"zh": "检查", "en": "Check"}},
            "epidemic": {"type": "boolean", "x-label": {"zh": "疫情防控", "en": "Epidemic control"}},
            "safety": {"type": "boolean", "x-label": {"zh": "安全生产", "en": "Work safety"}},
            "environment": {"type": "boolean", "x-label": {"zh": "环保管控", "en": "Environment"}},
            "seen": {"type": "array", "minItems": 1, "maxItems": 9, "items": {"type": "string", "format": "evidence"}, "x-label": {"zh": "照片", "en": "Pictures"}}}
          """,
          "fail",
          """
          "required": ["findings", "seen"], "properties": {
            "findings": {"type": "string", "minLength": 4, "maxLength": 2000, "x-label": {"zh": "问题", "en": "Findings"}},
            "seen": {"type": "array", "minItems": 1, "maxItems": 9, "items": {"type": "string", "format": "evidence"}, "x-label": {"zh": "照片", "en": "Pictures"}}}
          """,
          "reason",
          """
          "required": ["reason"], "properties": {
            "reason": {"type": "string", "minLength": 4, "maxLength": 200, "x-label": {"zh": "理由", "en": "Reason"}}}
          """,
          "problem",
          """
          "required": ["problem"], "properties": {
            "problem": {"type": "string", "maxLength": 1000, "x-label": {"zh": "问题", "en": "Problem"}},
            "item": {"type": "string", "maxLength": 60, "x-label": {"zh": "项", "en": "Item"}},
            "proof": {"type": "array", "maxItems": 9, "items": {"type": "string", "format": "evidence"}, "x-label": {"zh": "证据", "en": "Evidence"}}}
          """);

  private SiteChecks() {}

  /** Offers both types, beside those of the playbook. */
  static void offer(RunningServer server, Path folder) {
    try {
      Path lists = Files.createDirectories(folder.resolve("checklists"));
      Files.writeString(lists.resolve("site-list.yaml"), LIST);
      for (Map.Entry<String, String> type :
          Map.of("site-check", TYPE, "site-item", ITEM).entrySet()) {
        Path own = Files.createDirectories(folder.resolve(type.getKey()));
        Files.writeString(own.resolve("casetype.yaml"), type.getValue());
        for (Map.Entry<String, String> form : FORMS.entrySet()) {
          if (type.getValue().contains("form: " + form.getKey())) {
            Files.writeString(own.resolve(form.getKey() + ".schema.json"), schema(form.getValue()));
          }
        }
        server.get(CaseTypes.class).offer(CaseTypeFolder.read(own, lists));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String schema(String inner) {
    return """
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
     "x-label": {"zh": "表单", "en": "Form"}, "additionalProperties": false, %s}
    """
        .formatted(inner);
  }

  /** The township's office. */
  static CaseRecorder office(String account) {
    return CaseRecorder.person(new Recorder(account, Scope.of("410922100")), Set.of("township"));
  }

  /** A place to be seen. */
  static UUID planned(RunningServer server, String called) {
    return server
        .get(Cases.class)
        .file(
            office("planner"),
            Filing.of(
                UUID.randomUUID(),
                "site-check",
                Subject.area(VILLAGE),
                VILLAGE,
                new FormValues(Map.of("called", called))));
  }

  static CaseFile find(RunningServer server, UUID id) {
    return server.get(Cases.class).find(office("planner"), id).orElseThrow();
  }

  /** Somebody else ends the case while the inspector is out. */
  static void drop(RunningServer server, UUID id, String account) {
    server
        .get(Cases.class)
        .step(
            office(account),
            new StepOrder(
                UUID.randomUUID(),
                id,
                find(server, id).view().version(),
                "drop",
                new FormValues(Map.of("reason", "店铺已关门")),
                Set.of(),
                false));
  }

  /** A photo as a camera writes it, with the place and the owner of the phone in its head. */
  static Path photo(Path folder, String name, int shade) {
    try {
      var image = new java.awt.image.BufferedImage(2400, 1600, 1);
      var pen = image.createGraphics();
      pen.setColor(new java.awt.Color(shade, 120, 90));
      pen.fillRect(0, 0, 2400, 1600);
      pen.dispose();
      var plain = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", plain);
      byte[] bytes = plain.toByteArray();
      byte[] head = "Exif\0\0MM GPSLatitude 35.76 Owner 王某".getBytes(StandardCharsets.UTF_8);
      var whole = new ByteArrayOutputStream();
      whole.write(bytes, 0, 2);
      whole.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (head.length + 2)});
      whole.write(head);
      whole.write(bytes, 2, bytes.length - 2);
      return Files.write(folder.resolve(name), whole.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps of a case as its facts tell them. */
  static List<String> steps(RunningServer server, UUID id) {
    return find(server, id).view().done().stream().map(one -> one.step()).toList();
  }

  /** The cases of a place that bears this name. */
  static List<UUID> called(RunningServer server, String called) {
    return server
        .database()
        .engineClient()
        .sql("select distinct case_id from casework.case_form where filled ->> 'called' = ?")
        .param(called)
        .query(UUID.class)
        .list();
  }

  /** The beginning of a picture as it is kept. */
  static String head(RunningServer server, String hash) {
    try {
      Path file =
          server.get(EvidenceStore.class).find(office("planner"), hash).orElseThrow().file();
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, 0, Math.min(400, bytes.length), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
