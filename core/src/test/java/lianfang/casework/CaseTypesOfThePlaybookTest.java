package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.casework.type.CaseTypeProof;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.fact.FactKindFiles;
import lianfang.fact.FactKinds;
import org.junit.jupiter.api.Test;

class CaseTypesOfThePlaybookTest {

  private static final Path PLAYBOOK = Path.of("../playbook");

  @Test
  void standTheProof() {
    Desks desks = DeskFile.load(PLAYBOOK.resolve("desks.yaml"));
    FactKinds kinds = FactKindFiles.load(PLAYBOOK.resolve("facts"));
    List<CaseType> types =
        CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists"));
    List<String> wrong = new ArrayList<>();
    for (CaseType type : types) {
      CaseTypeProof.of(type, desks, kinds).forEach(finding -> wrong.add(type.id() + " " + finding));
    }
    assertThat(types).extracting(CaseType::id).contains("firm-problem");
    assertThat(wrong).isEmpty();
  }

  @Test
  void aDeskSaysItsLevelOnceWhereTheNameOfItsAreaStandsBeforeIt() {
    for (Desk desk : DeskFile.load(PLAYBOOK.resolve("desks.yaml")).list()) {
      assertThat(desk.inArea().zh()).as(desk.id()).doesNotMatch("(村|乡|镇|街道|县|区|市(?!场)).*");
      assertThat(desk.inArea().en())
          .as(desk.id())
          .doesNotContain("village", "township", "county", "city");
    }
  }
}
