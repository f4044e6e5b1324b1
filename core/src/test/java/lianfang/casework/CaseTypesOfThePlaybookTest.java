package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.fact.FactKindFiles;
import org.junit.jupiter.api.Test;

class CaseTypesOfThePlaybookTest {

  private static final Path PLAYBOOK = Path.of("../playbook");

  @Test
  void areReadWithTheirFormsAndDesks() {
    List<CaseType> types =
        CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists"));
    assertThat(types).extracting(CaseType::id).contains("firm-problem");
    CaseType problem = types.stream().filter(t -> t.id().equals("firm-problem")).findFirst().get();
    assertThat(problem.form("problem").flatMap(form -> form.field("kind")).get().choices())
        .hasSize(9);
    assertThat(DeskFile.load(PLAYBOOK.resolve("desks.yaml")).find("township")).isPresent();
    assertThat(FactKindFiles.load(PLAYBOOK.resolve("facts")).find("case-filed")).isPresent();
  }
}
