package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersThatCannotBeUsedTest {

  private static final List<String> NEEDED = List.of("pg_trgm", "btree_gist");

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          140023 | UTF8      | C.UTF-8 | pg_trgm btree_gist | 14.23 is too old   | version 15
           90624 | UTF8      | C.UTF-8 | pg_trgm btree_gist | 9.624 is too old   | version 15
          150018 | SQL_ASCII | C.UTF-8 | pg_trgm btree_gist | encoding SQL_ASCII | encoding 'UTF8'
          150018 | UTF8      | C       | pg_trgm btree_gist | LC_CTYPE C         | 'C.UTF-8'
          150018 | UTF8      | POSIX   | pg_trgm btree_gist | LC_CTYPE POSIX     | 'C.UTF-8'
          150018 | UTF8      | C.UTF-8 | pg_trgm            | btree_gist         | -contrib
          """)
  void areNamedWithTheRemedy(
      int version, String encoding, String ctype, String extensions, String what, String remedy) {
    var traits = new ServerTraits(version, encoding, ctype, Set.of(extensions.split(" ")));
    assertThatThrownBy(() -> traits.require(NEEDED))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining(what)
        .hasMessageContaining(remedy);
  }

  @Test
  void fifteenWithBothExtensionsIsEnough() {
    var traits = new ServerTraits(150_000, "UTF8", "zh_CN.UTF-8", Set.copyOf(NEEDED));
    traits.require(NEEDED);
    assertThat(traits.version()).isEqualTo(150_000);
  }
}
