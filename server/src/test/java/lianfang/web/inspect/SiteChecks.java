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

  private static final Path TYPES = Path.of("src/test/resources/visits");

  private SiteChecks() {}

  /** Offers both types, beside those of the playbook. */
  static void offer(RunningServer server) {
    for (String type : List.of("site-check", "site-item")) {
      CaseTypeFolder folder = CaseTypeFolder.read(TYPES.resolve(type), TYPES.resolve("checklists"));
      server.get(CaseTypes.class).offer(folder);
    }
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
