package lianfang.web.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseStep;

/** 办件文件: a case as programs read it. Who somebody is stands in it as an id alone. */
public final class CaseExport {

  private CaseExport() {}

  /** The case with its history, forms, deadlines and the steps that may be done now. */
  public static Map<String, Object> of(CaseFile file, List<CaseStep> open) {
    var view = file.view();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", view.id());
    said.put("number", CaseWords.number(file));
    said.put("code", file.code());
    said.put("type", view.type());
    said.put("edition", view.edition());
    said.put("state", view.state());
    said.put("ended", file.ended());
    said.put("area", view.area());
    said.put("about", Map.of("kind", view.about().kind().word(), "id", view.about().id()));
    said.put("desk", Map.of("id", view.desk().desk(), "area", view.desk().area()));
    said.put("claimant", view.claimant().orElse(""));
    said.put("filedAt", view.filedAt());
    said.put("seen", view.version());
    said.put("rank", file.rank());
    said.put(
        "priorities",
        file.priorities().stream()
            .map(one ->
                Map.of(
                    "id",
                    one.id(),
                    "points",
                    one.points(),
                    "zh",
                    one.says().zh(),
                    "en",
                    one.says().en()))
            .toList());
    said.put("steps", open.stream().map(CaseExport::step).toList());
    said.put("deadlines", file.deadlines().stream().map(CaseExport::deadline).toList());
    said.put("events", file.events().stream().map(one -> event(file, one)).toList());
    said.put("forms", file.forms().stream().map(CaseExport::filled).toList());
    said.put("relations", relations(file.relations()));
    return said;
  }

  private static Map<String, Object> step(CaseStep step) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", step.id());
    said.put("zh", step.name().zh());
    said.put("en", step.name().en());
    said.put("form", step.form().orElse(""));
    said.put("to", step.to());
    said.put("guards", step.guards().stream().map(guard -> guard.word()).toList());
    said.put("cites", step.cites().stream().map(one -> one.rule()).toList());
    return said;
  }

  private static Map<String, Object> deadline(CaseFile.Deadline one) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("term", one.term());
    said.put("due", one.due());
    said.put("warn", one.warn());
    said.put("metAt", one.metAt());
    said.put("lateSince", one.overdueAt());
    said.put("extended", one.extended());
    return said;
  }

  private static Map<String, Object> event(CaseFile file, CaseFile.Event one) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("fact", one.fact());
    said.put("number", "F-" + one.number());
    said.put("kind", one.kind());
    said.put("by", one.recorder());
    said.put("happenedAt", one.happenedAt());
    said.put("attributes", one.attributes());
    String words = file.words().getOrDefault(one.attributes().getOrDefault("words", ""), "");
    if (!words.isEmpty()) {
      said.put("words", words);
    }
    return said;
  }

  private static Map<String, Object> filled(CaseFile.Filled one) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("fact", one.fact());
    said.put("form", one.form());
    said.put("at", one.at());
    said.put("values", one.values().values());
    said.put("evidence", one.evidence());
    return said;
  }

  private static List<Map<String, Object>> relations(CaseFile.Relations relations) {
    List<Map<String, Object>> said = new ArrayList<>();
    relations.parent().ifPresent(id -> said.add(relation(id, "parent")));
    relations.merged().ifPresent(id -> said.add(relation(id, "merged")));
    relations.children().forEach(id -> said.add(relation(id, "child")));
    relations.linked().forEach((id, how) -> said.add(relation(id, how)));
    return said;
  }

  private static Map<String, Object> relation(UUID id, String how) {
    return Map.of("case", id, "how", how);
  }
}
