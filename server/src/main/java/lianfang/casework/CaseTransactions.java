package lianfang.casework;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lianfang.instance.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Transactions that know at which desks somebody sits, beside the areas that they see. */
@Component
public class CaseTransactions {

  private static final String DESKS = "lianfang.desks";
  private static final String ACCOUNT = "lianfang.account";

  /** A step reads and writes by keys, for which one plan is as good as one made each time. */
  private static final Map<String, String> DECIDING =
      Map.of(DESKS, "*", "plan_cache_mode", "force_generic_plan");

  /**
   * Of nobody in particular: sealed cases are not found, nor those of which somebody is not told.
   */
  private static final Map<String, String> SHARING =
      Map.of(DESKS, "", "plan_cache_mode", "force_generic_plan");

  /** How the database plans what is read. */
  public enum Reading {
    /** Single cases by keys. */
    KEYS(Map.of()),
    /** The first of a list: over before a second process has begun to help. */
    FIRST(Map.of("max_parallel_workers_per_gather", "0")),
    /**
     * All that somebody sees: planned for them, since a plan for nobody in particular, which the
     * database makes after some readers, reads it through an index and sorts it on the disk.
     */
    ALL(Map.of("plan_cache_mode", "force_custom_plan", "work_mem", "32MB"));

    private final Map<String, String> settings;

    Reading(Map<String, String> settings) {
      this.settings = settings;
    }
  }

  private static final String SET =
      "select set_config('lianfang.desks', ?, true), set_config('lianfang.account', ?, true)";

  private final ScopedTransactions transactions;
  private final JdbcClient client;
  private final Seats seats;

  CaseTransactions(ScopedTransactions transactions, DataSource app, Seats seats) {
    this.transactions = transactions;
    this.client = JdbcClient.create(app);
    this.seats = seats;
  }

  /** Reads what somebody may see: their areas, and sealed cases at their desks only. */
  public <T> T seeing(CaseRecorder who, Supplier<T> work) {
    return seeing(who, Reading.KEYS, work);
  }

  /** The same for lists and figures. */
  public <T> T seeing(CaseRecorder who, Reading reading, Supplier<T> work) {
    Set<String> desks = new LinkedHashSet<>();
    CaseActor actor = seats.actor(who);
    actor.seats().forEach(seat -> desks.add(seat.desk()));
    actor.wide().forEach(seat -> desks.add(seat.desk()));
    Map<String, String> settings = new HashMap<>(reading.settings);
    settings.put(DESKS, String.join(",", desks));
    return as(who, settings, work);
  }

  /** Decides and writes: whether somebody may is said by the case type and not by a policy. */
  <T> T deciding(CaseRecorder who, Supplier<T> work) {
    return as(who, DECIDING, work);
  }

  /**
   * As {@link #deciding}, for several who act in the same areas: cases that are sealed, and those
   * of which some desk is not told yet, are not found, because policies learn no account.
   *
   * @param prefixes the areas in which all of them act
   */
  <T> T sharing(String prefixes, Supplier<T> work) {
    SortedMap<String, String> settings = new TreeMap<>(SHARING);
    settings.put(ACCOUNT, "");
    return transactions.in(prefixes, settings, before -> work.get());
  }

  /** One transaction for parts that are each {@link #sharing}. */
  <T> T inParts(Supplier<T> work) {
    return transactions.inParts(work);
  }

  /** Policies learn the account too: whoever is recused from a case finds it at no desk. */
  private <T> T as(CaseRecorder who, Map<String, String> more, Supplier<T> work) {
    SortedMap<String, String> settings = new TreeMap<>(more);
    settings.put(ACCOUNT, who.recorder().account());
    return transactions.in(
        who.prefixes(),
        settings,
        before -> {
          T result = work.get();
          if (!before.getOrDefault(DESKS, "").isEmpty()) {
            client
                .sql(SET)
                .params(before.getOrDefault(DESKS, ""), before.getOrDefault(ACCOUNT, ""))
                .query((row, n) -> row.getString(1))
                .single();
          }
          return result;
        });
  }
}
