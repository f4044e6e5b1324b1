package lianfang.casework.suggest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.casework.hotline.HotlineRules;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 归类与派单建议: what a request is about and who handled such ones, learned from the closed requests of
 * this instance. A person decides; below the confidence of the playbook nothing is suggested.
 */
@Component
public class Suggestions {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final int CASES_MOST = 5000;

  private final JdbcClient engine;
  private final HotlineRules rules;
  private final Clock real;
  private @Nullable Learned learned;

  Suggestions(
      @Qualifier("engine") DataSource engine,
      @Qualifier("playbook") Path playbook,
      @Qualifier("real") Clock real) {
    this.engine = JdbcClient.create(engine);
    this.rules = HotlineRules.load(playbook.resolve("hotline/lines.yaml"));
    this.real = real;
  }

  private record Learned(Instant at, Optional<TextSorter> topics, Optional<TextSorter> desks) {}

  private record Closed(String text, String topic, @Nullable String desk) {}

  /**
   * What is suggested.
   *
   * @param topic word of the topic; empty where nothing is sure enough
   * @param desk word of the office; empty where nothing is sure enough
   * @param percent how sure the less sure of them is, of 100
   */
  public record Suggestion(Optional<String> topic, Optional<String> desk, int percent) {}

  /** The numbers and parameters of the hotline. */
  public HotlineRules rules() {
    return rules;
  }

  /** What this text is probably about. */
  public Suggestion of(String text) {
    Learned known = learned();
    Optional<TextSorter.Guess> topic = best(known.topics(), text);
    Optional<TextSorter.Guess> desk = best(known.desks(), text);
    double sure =
        Math.min(
            topic.map(TextSorter.Guess::probability).orElse(1.0),
            desk.map(TextSorter.Guess::probability).orElse(1.0));
    return new Suggestion(
        topic.map(TextSorter.Guess::of),
        desk.map(TextSorter.Guess::of),
        topic.isEmpty() && desk.isEmpty() ? 0 : (int) Math.round(sure * 100));
  }

  private Optional<TextSorter.Guess> best(Optional<TextSorter> sorter, String text) {
    return sorter
        .flatMap(known -> known.guess(text).stream().findFirst())
        .filter(guess -> guess.probability() >= rules.confidence());
  }

  /** Learns anew from what was closed; what was learned before is thrown away. */
  public void learn() {
    learnNow();
  }

  private synchronized Learned learned() {
    Learned before = learned;
    return before == null || before.at().plus(FRESH).isBefore(real.instant()) ? learnNow() : before;
  }

  private synchronized Learned learnNow() {
    List<Closed> closed =
        engine
            .sql(
                """
                select f.filled ->> 'what', f.filled ->> 'topic',
                  (select d.filled ->> 'to' from casework.case_form d
                    where d.case_id = c.id and d.form = 'dispatch' order by d.made_at desc limit 1)
                from casework.case_row c join casework.case_form f on f.case_id = c.id
                where c.type = 'request' and c.state in ('closed', 'answered') and f.form = 'call'
                order by c.ended_at desc, c.id limit ?
                """)
            .param(CASES_MOST)
            .query((row, n) -> new Closed(row.getString(1), row.getString(2), row.getString(3)))
            .list();
    Learned now =
        new Learned(real.instant(), sorter(closed, Closed::topic), sorter(closed, Closed::desk));
    learned = now;
    return now;
  }

  private Optional<TextSorter> sorter(List<Closed> closed, Function<Closed, @Nullable String> of) {
    return TextSorter.learn(
        closed.stream()
            .flatMap(one ->
                Optional.ofNullable(of.apply(one)).stream()
                    .map(word -> new TextSorter.Example(one.text(), word)))
            .toList(),
        rules.leastCases());
  }
}
