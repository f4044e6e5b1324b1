package lianfang.casework;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 证据来源: whose files a step may show. They are those that whoever acts has sent, and those that
 * stand where they may see them already: in this case, or in the whole of which it is a part. Who
 * knows the hash of any other file has no right to it and does not learn that somebody sent it.
 */
@Component
public class OwnFiles {

  /** Without an account everybody is the same one, so that what they sent is theirs in one case. */
  private static final String SENT =
      "hash = any (?) and kept_by = ? and (held_by = ? or held_by is null and kept_by <> '"
          + CaseRecorder.PUBLIC
          + "')";

  private final CaseRows rows;
  private final CaseTypes types;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final JdbcClient client;

  OwnFiles(
      CaseRows rows, CaseTypes types, CaseTransactions transactions, Seats seats, DataSource app) {
    this.rows = rows;
    this.types = types;
    this.transactions = transactions;
    this.seats = seats;
    this.client = JdbcClient.create(app);
  }

  /**
   * Holds files in the caller's transaction, so that none is swept before the step is there that
   * shows them.
   *
   * @param of the case in which they are shown
   * @throws CaseRefused where one was not sent by whoever acts and stands nowhere in the case
   */
  public void hold(CaseRecorder who, UUID of, Collection<String> hashes) {
    hold(who, of, Optional.empty(), hashes);
  }

  /**
   * The same for a case that is filed.
   *
   * @param whole of which it is a part
   */
  void hold(CaseRecorder who, UUID of, Optional<UUID> whole, Collection<String> hashes) {
    Set<String> left = new TreeSet<>(hashes);
    if (left.isEmpty()) {
      return;
    }
    left.removeAll(sent(who, of, left));
    if (!left.isEmpty()) {
      left.removeAll(shown(who, Stream.concat(Stream.of(of), whole.stream()).toList(), left));
    }
    if (!left.isEmpty()) {
      throw new CaseRefused(Refusals.notStored(left.size()), List.of());
    }
  }

  private List<String> sent(CaseRecorder who, UUID of, Set<String> hashes) {
    String[] wanted = hashes.toArray(String[]::new);
    String account = who.recorder().account();
    client
        .sql("update casework.evidence set named = true where not named and " + SENT)
        .params(wanted, account, of)
        .update();
    return client
        .sql("select hash from casework.evidence where " + SENT)
        .params(wanted, account, of)
        .query(String.class)
        .list();
  }

  /** Those that stand in forms that somebody may read, without fields that are not theirs. */
  private Set<String> shown(CaseRecorder who, List<UUID> cases, Set<String> hashes) {
    return transactions.seeing(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          Set<String> shown = new TreeSet<>();
          rows.wholes(cases, types::edition).stream()
              .filter(whole -> !whole.row().isHiddenFrom(actor, types.desks()))
              .map(whole -> whole.file().seenBy(actor.desks(), who.recorder().account()))
              .forEach(file -> file.forms().forEach(form -> shown.addAll(files(file, form))));
          shown.retainAll(
              client
                  .sql("select hash from casework.evidence where hash = any (?)")
                  .param(hashes.toArray(String[]::new))
                  .query(String.class)
                  .list());
          return shown;
        });
  }

  private static Set<String> files(CaseFile file, CaseFile.Filled filled) {
    return file.type()
        .form(filled.form())
        .map(form -> ShownFiles.of(form, filled.values()))
        .orElse(Set.of());
  }
}
