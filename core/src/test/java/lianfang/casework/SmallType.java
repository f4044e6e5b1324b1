package lianfang.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.casework.type.CaseTypeProof;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.casework.type.ProofFinding;
import lianfang.fact.FactKindFiles;

/** A case type in a few lines, and what somebody changes in it. */
final class SmallType {

  static final Desks DESKS = DeskFile.load(Path.of("../playbook/desks.yaml"));

  private static final String TYPE =
      """
      id: small
      title: {zh: 小件, en: small}
      about: enterprise
      from: 2020-01-01
      until: 2020-12-31
      states:
        - {id: filed, name: {zh: 已提交, en: filed}, says: {zh: 等, en: wait}}
        - {id: seen, name: {zh: 已看, en: seen}, says: {zh: 等, en: wait}}
        - {id: done, name: {zh: 办结, en: done}, says: {zh: 完, en: done}, ends: true}
      steps:
        - {id: file, name: {zh: 提交, en: file}, from: [""], to: filed, who: [filer], form: all}
        - {id: visit, name: {zh: 到场, en: visit}, from: [filed], to: seen, who: [desk], form: all, evidence: [shown]}
        - id: accept
          name: {zh: 验收, en: accept}
          from: [seen]
          to: done
          who: [desk]
          form: all
          approves: true
          cites: [{rule: RES-29, zh: 四到位, en: four in place}]
          guards:
            - {all-of: [plan, staff], cites: {rule: RES-29, zh: 四到位, en: four in place}, remedy: {zh: 补齐, en: complete it}}
            - {another-than: file}
            - {same-team-as: visit}
            - {none-open: small}
            - {not-batch: true}
            - {checklist-passed: list}
            - {evidence: [shown]}
        - {id: lapse, name: {zh: 逾期终止, en: lapse}, from: [filed, seen], to: done, who: [clock]}
      desks:
        - {in: [filed, seen], desk: township}
      terms:
        - {id: visit, says: {zh: 当天到场, en: visited the same day}, starts: [filed], stops: [seen], span: {same-day: "16:00"}, warn: {working-hours: 1}, owner: township}
      priorities:
        - {id: key, when: {key: "true"}, points: 3, says: {zh: 重点, en: key}}
      """;

  private static final String FORM =
      """
      {"type": "object", "x-label": {"zh": "表", "en": "form"}, "properties": {
        "plan": {"type": "boolean", "x-label": {"zh": "方案", "en": "plan"}},
        "staff": {"type": "boolean", "x-label": {"zh": "排查", "en": "staff"}},
        "key": {"type": "boolean", "x-label": {"zh": "重点", "en": "key"}},
        "grade": {"type": "string", "x-label": {"zh": "等级", "en": "grade"}},
        "list": {"type": "array", "x-checklist": "old", "items": {"type": "object"}, "x-label": {"zh": "清单", "en": "list"}},
        "shown": {"type": "string", "format": "evidence", "x-label": {"zh": "照片", "en": "picture"}}}}
      """;

  private static final String OLD =
      """
      id: old
      title: {zh: 旧清单, en: old}
      from: 2020-02-21
      until: 2020-04-06
      items:
        - {id: masks, zh: 口罩, en: masks}
        - {id: beds, zh: 每间人数, en: people a room, kind: number, most: 6}
      """;

  private static final String NEW =
      """
      id: new
      title: {zh: 新清单, en: new}
      from: 2020-04-07
      supersedes: [old]
      items:
        - {id: masks, zh: 口罩, en: masks}
        - {id: beds, zh: 每间人数, en: people a room, kind: number, most: 6, unless: {grade: low}}
      """;

  private SmallType() {}

  static CaseType read() {
    return changed("", "");
  }

  /** With one text in the place of another. */
  static CaseType changed(String before, String after) {
    TreeMap<String, String> files = new TreeMap<>();
    files.put("casetype.yaml", before.isEmpty() ? TYPE : TYPE.replace(before, after));
    files.put("all.schema.json", FORM);
    files.put("checklists/old.yaml", OLD);
    files.put("checklists/new.yaml", NEW);
    return CaseTypeReader.read(new CaseTypeFolder("small", files));
  }

  static List<ProofFinding> proved(String before, String after) {
    return CaseTypeProof.of(
        changed(before, after), DESKS, FactKindFiles.load(Path.of("../playbook/facts")));
  }
}
