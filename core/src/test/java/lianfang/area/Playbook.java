package lianfang.area;

import java.nio.file.Path;
import java.util.List;

/** The shipped divisions of the two cities, read once for all tests. */
final class Playbook {

  static final DivisionFiles FILES = new DivisionFiles(Path.of("../playbook/divisions"));
  static final DivisionIndex INDEX = DivisionIndex.of(FILES.current(List.of("4108", "4109")));
  static final DivisionWords WORDS = FILES.words();

  private Playbook() {}
}
