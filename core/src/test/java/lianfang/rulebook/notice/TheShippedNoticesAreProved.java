package lianfang.rulebook.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianfang.rulebook.NoticeCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TheShippedNoticesAreProved {

  private static final Path NOTICES = Path.of("../playbook/notices");

  static List<Path> folders() throws IOException {
    try (Stream<Path> paths = Files.list(NOTICES)) {
      return paths.filter(path -> Files.exists(path.resolve("notice.yaml"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void eachLoads(Path folder) {
    Notice notice = NoticeLoader.load(folder);
    assertThat(notice.tables()).isNotEmpty();
    assertThat(notice.cases()).as("golden cases").isNotEmpty();
  }

  @Test
  void andTheirGoldenCasesHoldWhenTheyAreCheckedTogether() {
    assertThat(NoticeCheck.of(NOTICES))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(checked -> assertThat(checked.findings()).as(checked.notice()).isEmpty());
  }

  @Test
  void noTwoOfThemAreInForceAgainstEachOther() throws IOException {
    List<Notice> notices = new ArrayList<>();
    for (Path folder : folders()) {
      notices.add(NoticeLoader.load(folder));
    }
    assertThat(notices).hasSizeGreaterThanOrEqualTo(6);
    assertThat(Validity.overlaps(notices)).isEmpty();
  }
}
