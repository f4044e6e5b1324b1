package lianfang.casework.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lianfang.instance.Forgetting;
import lianfang.instance.InstanceSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 证据销毁: files of cases go when the emergency is over, because pictures show people; their hashes
 * stay in the facts. No file belongs to one person, so nothing goes with one.
 */
@Component
class EvidenceForgetting implements Forgetting {

  private final Path folder;
  private final JdbcClient engine;

  EvidenceForgetting(InstanceSettings settings, @Qualifier("engine") DataSource engine) {
    this.folder = settings.evidence();
    this.engine = JdbcClient.create(engine);
  }

  @Override
  public Map<String, Long> person(UUID person) {
    return Map.of();
  }

  @Override
  public Map<String, Long> everybody() {
    engine.sql("delete from casework.evidence").update();
    if (!Files.isDirectory(folder)) {
      return Map.of("files of cases", 0L);
    }
    long files = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : inside) {
        files += Files.isRegularFile(one) ? 1 : 0;
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("files of cases cannot be deleted in " + folder, e);
    }
    return Map.of("files of cases", files);
  }
}
