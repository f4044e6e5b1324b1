package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Recorder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 企业职责册: who answers for what in or for a firm, on any day. */
@Component
public class FirmPosts {

  /** The kind of fact that says it. */
  public static final String KIND = "firm-post";

  private static final String COLUMNS =
      "p.fact, p.firm, p.post, p.account, p.person, p.team, p.from_day, p.until_day";

  private final JdbcClient client;
  private final Firms firms;

  FirmPosts(JdbcClient client, Firms firms) {
    this.client = client;
    this.firms = firms;
  }

  /**
   * Somebody in a post.
   *
   * @param account of whoever holds it, null where that is no account
   * @param person of whoever holds it, null where that is no registered person
   * @param team that holds it, null where it is no team
   * @param until last day, null while it goes on
   */
  public record Holder(
      UUID fact,
      UUID firm,
      FirmPost post,
      @Nullable String account,
      @Nullable UUID person,
      @Nullable String team,
      LocalDate from,
      @Nullable LocalDate until) {}

  /** Names the holder of a post from a day on; of a post that one holds the earlier one ends. */
  public void name(
      Recorder who, RegisteredFirm firm, FirmPost post, LocalDate from, String kind, String value) {
    Map<String, String> said = new TreeMap<>(Map.of("post", post.word(), kind, value));
    firms.from(who, firm, from, KIND, said);
  }

  /** All who ever held a post of a firm, the last first. */
  public List<Holder> history(UUID firm) {
    return client
        .sql(
            "select "
                + COLUMNS
                + " from enterprise.firm_post p where p.firm = ?"
                + " order by p.from_day desc, p.fact desc")
        .param(firm)
        .query(FirmPosts::read)
        .list();
  }

  /** Who holds which post of a firm on a day; a later one takes over from an earlier. */
  public List<Holder> on(UUID firm, LocalDate day) {
    Map<String, Holder> now = new LinkedHashMap<>();
    for (Holder one : history(firm).reversed()) {
      LocalDate until = one.until();
      if (one.from().isAfter(day)) {
        continue;
      }
      String key = one.post().isSingle() ? one.post().word() : one.post().word() + one.account();
      now.remove(key);
      if (until == null || !until.isBefore(day)) {
        now.put(key, one);
      }
    }
    return List.copyOf(now.values());
  }

  /** Who holds a single post on a day. */
  public Optional<Holder> on(UUID firm, FirmPost post, LocalDate day) {
    return on(firm, day).stream().filter(one -> one.post() == post).findFirst();
  }

  /** The firms in which, or for which, an account holds a post on a day. */
  public List<Holder> of(String account, LocalDate day) {
    return client
        .sql(
            "select distinct on (p.firm, p.post) "
                + COLUMNS
                + " from enterprise.firm_post p where p.account = ? and p.from_day <= ?"
                + " order by p.firm, p.post, p.from_day desc, p.fact desc")
        .params(account, day)
        .query(FirmPosts::read)
        .list()
        .stream()
        .filter(one -> on(one.firm(), day).contains(one))
        .toList();
  }

  private static Holder read(ResultSet row, int number) throws SQLException {
    return new Holder(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        FirmPost.ofWord(row.getString(3)).orElseThrow(),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getObject(7, LocalDate.class),
        row.getObject(8, LocalDate.class));
  }
}
