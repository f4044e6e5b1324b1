package lianfang.casework.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lianfang.instance.Forgetting;
import lianfang.instance.InstanceSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 证据销毁: pictures show people. Those of cases about one person go with the person, unless another
 * case names them too; all go when the emergency is over. Their hashes stay in the facts. Before
 * forms are destroyed, because forms say which files they name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EvidenceForgetting implements Forgetting {

  private static final String ABOUT =
      "(select id from casework.case_row where about_kind = 'person' and about = :person)";

  private final InstanceSettings settings;
  private final Path folder;
  private final EvidenceSweep sweep;
  private final JdbcClient engine;

  EvidenceForgetting(
      InstanceSettings settings, EvidenceSweep sweep, @Qualifier("engine") DataSource engine) {
    this.settings = settings;
    this.folder = settings.evidence();
    this.sweep = sweep;
    this.engine = JdbcClient.create(engine);
  }

  @Override
  public Map<String, Long> person(UUID person) {
    List<String> gone =
        engine
            .sql(
                "delete from casework.evidence where hash in (select unnest(evidence)"
                    + " from casework.case_form where case_id in "
                    + ABOUT
                    + " except select unnest(evidence) from casework.case_form"
                    + " where case_id not in "
                    + ABOUT
                    + ") returning hash")
            .param("person", person)
            .query(String.class)
            .list();
    List<Path> files = gone.stream().distinct().map(settings::evidence).toList();
    // An erasure that is taken back leaves its files where they are.
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              sweep.delete(files, Instant.MAX);
            }
          }
        });
    return Map.of("files of cases", (long) files.size());
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
