package lianfang.casework;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.casework.type.CaseTypeProof;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.casework.type.ProofFinding;
import lianfang.fact.FactKindFiles;
import lianfang.fact.FactKinds;

/** A case type in a few lines, and what somebody changes in it. */
final class SmallType {

  static final Desks DESKS = DeskFile.load(Path.of("../playbook/desks.yaml"));

  static final FactKinds KINDS = FactKindFiles.load(Path.of("../playbook/facts"));

  private static final Path FOLDER = Path.of("src/test/resources/casework");

  private SmallType() {}

  static CaseType read() {
    return changed("", "");
  }

  /** With one text in the place of another. */
  static CaseType changed(String before, String after) {
    return changed(Map.of(before, after));
  }

  static CaseType changed(Map<String, String> changes) {
    CaseTypeFolder folder =
        CaseTypeFolder.read(FOLDER.resolve("small"), FOLDER.resolve("checklists"));
    TreeMap<String, String> files = new TreeMap<>(folder.files());
    changes.forEach((before, after) -> {
      if (!before.isEmpty()) {
        files.computeIfPresent("casetype.yaml", (name, text) -> text.replace(before, after));
      }
    });
    return CaseTypeReader.read(new CaseTypeFolder("small", files));
  }

  static List<ProofFinding> proved(String before, String after) {
    return CaseTypeProof.of(changed(before, after), DESKS, KINDS);
  }
}
