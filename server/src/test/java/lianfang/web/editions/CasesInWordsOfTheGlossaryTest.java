package lianfang.web.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.fact.FactKindFiles;
import lianfang.fact.FactKinds;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.junit.jupiter.api.Test;

/** A drafter reads and types golden cases in the words of the glossary, in either language. */
class CasesInWordsOfTheGlossaryTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final FactKinds KINDS = FactKindFiles.load(PLAYBOOK.resolve("facts"));

  private static List<GoldenCase> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(PLAYBOOK.resolve("notices"))) {
      return folders
          .sorted()
          .flatMap(folder -> NoticeLoader.readProved(NoticeFolder.read(folder)).cases().stream())
          .toList();
    }
  }

  private static CaseWords in(Language language) {
    return new CaseWords(Texts.in(language), KINDS);
  }

  @Test
  void everyShippedCaseIsReadBackAsItWasWrittenInBothLanguages() throws IOException {
    for (GoldenCase golden : shipped()) {
      for (Language language : Language.values()) {
        Map<String, String> texts = CaseLines.write(in(language), golden);
        CaseLines.Read read = CaseLines.read(in(Language.ZH), golden.file(), texts);
        assertThat(read.golden()).as("%s %s", texts, read.wrong()).isEqualTo(golden);
      }
    }
  }

  @Test
  void measuresPlacesStatesKindsAndReadingsAreSaidInChinese() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (GoldenCase golden : shipped()) {
      if (golden.name().en().startsWith("E2 contact, literal")) {
        texts.putAll(CaseLines.write(in(Language.ZH), golden));
      }
    }
    assertThat(texts.get("facts")).isEqualTo("密切接触 2020-02-20 接触对象=确诊\n实际 2020-02-26 措施=隔离; 地点=集中");
    assertThat(texts.get("expect")).contains("隔离, 居家, 应办, 2020-03-", "封闭, 单元, 应办, -, -, K2");
    assertThat(texts.get("assumes")).contains("第2条起算=转运", "起算方法=当日为第一天");
  }

  @Test
  void gradesAndClassesOfFirmsAreSaidInWordsToo() throws IOException {
    GoldenCase wuhan =
        shipped().stream()
            .filter(golden -> golden.name().en().equals("Wuhan: class 2 waits for 20 March"))
            .findFirst()
            .orElseThrow();
    Map<String, String> texts = CaseLines.write(in(Language.ZH), wuhan);
    assertThat(texts.get("facts")).contains("区域等级 2020-03-18", "场景=企业第二类", "高风险");
    assertThat(texts.get("expect")).isEqualTo("执行, 3月20日24时前不复工, -, -, -, H2");
  }

  @Test
  void whatFilesHoldIsReadAsWell() {
    CaseLines.Read read =
        CaseLines.read(
            in(Language.EN),
            "",
            Map.of(
                "zh", "例",
                "day", "2020-02-26",
                "facts",
                    "arrival 2020-02-25 origin=44 certificate=no\nclose contact 2020-02-20 of=确诊",
                "expect", "isolation undecided due 2020-02-26 2020-03-10 K6",
                "decisions", "isolation-place contradiction"));
    GoldenCase golden = read.golden();
    assertThat(golden).as("%s", read.wrong()).isNotNull();
    assertThat(golden.facts().get(0).attributes())
        .isEqualTo(Map.of("origin", "44", "certificate", "no"));
    assertThat(golden.facts().get(1).kind()).isEqualTo("contact");
    assertThat(golden.facts().get(1).attributes()).isEqualTo(Map.of("of", "confirmed"));
    assertThat(golden.expect().getFirst().place()).isEqualTo("undecided");
    assertThat(golden.decisions()).containsExactly("isolation-place", "contradiction");
  }

  @Test
  void aLineThatNobodyCanReadIsNamed() {
    CaseLines.Read read =
        CaseLines.read(
            in(Language.ZH), "", Map.of("zh", "例", "day", "2020-02-26", "facts", "到达 昨天"));
    assertThat(read.golden()).isNull();
    assertThat(read.wrong().get("facts")).contains("到达 昨天");
  }
}
