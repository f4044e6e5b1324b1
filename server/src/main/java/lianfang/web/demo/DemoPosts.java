package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.springframework.stereotype.Component;

/**
 * 演示卡点: invented posts of each kind in the county of the demo's accounts, one of them an earth bank
 * that nobody ordered, so that the register has something to say.
 */
@Component
class DemoPosts {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());

  /** Kind, area, name, other county or -, people a shift or - where nobody ordered it. */
  private static final String POSTS =
      """
      highway  410922        高速出口卡点（演示）     -       4
      boundary 410922        县界卡点（演示）        410923  3
      station  410922100     汽车站卡点（演示）      -       2
      compound 410922100101  社区东门（演示）        -       2
      firm     410922100     工厂大门（演示）        -       1
      barrier  410922100101  村口土堆（演示）        -       -
      """;

  private static final LocalDateTime SET_UP = LocalDateTime.parse("2020-02-10T08:00");
  private static final LocalDateTime SHIFT = LocalDateTime.parse("2020-02-26T08:00");
  private static final int SHIFT_HOURS = 12;

  private final Ledger ledger;
  private final Areas areas;
  private final ScopedTransactions transactions;

  DemoPosts(Ledger ledger, Areas areas, ScopedTransactions transactions) {
    this.ledger = ledger;
    this.areas = areas;
    this.transactions = transactions;
  }

  /** Adds those whose areas the instance knows; returns how many. */
  int fill() {
    List<Fact> facts = new ArrayList<>();
    int posts = 0;
    for (String line : POSTS.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      if (areas.find(words[1]).isPresent()) {
        post(words, facts);
        posts++;
      }
    }
    transactions.in(
        String.join(",", RECORDER.scope().prefixes()), () -> ledger.append(RECORDER, facts));
    return posts;
  }

  private static void post(String[] words, List<Fact> facts) {
    Subject post = Subject.place(id(words[2], ""));
    Map<String, String> known = new TreeMap<>(Map.of("at", words[0], "called", words[2]));
    if (!words[3].equals("-")) {
      known.put("beside", words[3]);
    }
    facts.add(fact(post, words[1], "checkpoint-registered", SET_UP, known));
    if (words[4].equals("-")) {
      return;
    }
    facts.add(
        fact(
            post,
            words[1],
            "checkpoint-ordered",
            SET_UP,
            Map.of(
                "act", "open", "organ", "清丰县指挥部（演示）", "cites", "演示设卡决定", "staff_min", words[4])));
    facts.add(
        fact(
            post,
            words[1],
            "checkpoint-duty",
            SHIFT,
            Map.of("people", words[4], "until", SHIFT.plusHours(SHIFT_HOURS).toString())));
  }

  private static Fact fact(
      Subject post, String area, String kind, LocalDateTime at, Map<String, String> attributes) {
    Instant moment = at.atZone(Days.ZONE).toInstant();
    SortedMap<String, String> said = new TreeMap<>(attributes);
    return new Fact(
        0,
        id(post.id().toString(), kind),
        post,
        kind,
        area,
        moment,
        moment,
        RECORDER.account(),
        "demo",
        null,
        said);
  }

  /** The post of this name. */
  static UUID post(String called) {
    return id(called, "");
  }

  private static UUID id(String post, String kind) {
    return UUID.nameUUIDFromBytes(("demo post " + post + kind).getBytes(StandardCharsets.UTF_8));
  }
}
