package lianfang.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 集中隔离入住: one stay of a person in an isolation site, both days inclusive.
 *
 * @param site the site's place
 * @param from first day, Asia/Shanghai
 * @param until last day; null where nobody knows it yet
 * @param fact the fact that says that it began
 */
public record SiteStay(UUID site, LocalDate from, @Nullable LocalDate until, UUID fact) {

  private static final String ISOLATION = "isolation";

  /** Whether a bed is taken on this day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  /**
   * The stays of one person. A stay begins when isolation in a site is carried out; it ends on its
   * last day, on the day of release, or on the day before isolation goes on elsewhere.
   *
   * @param facts all facts of the person
   */
  public static List<SiteStay> of(List<Fact> facts) {
    List<SiteStay> stays = new ArrayList<>();
    @Nullable SiteStay open = null;
    for (Fact fact : Corrections.effective(facts)) {
      if (!Objects.equals(fact.attribute("measure"), ISOLATION)) {
        continue;
      }
      if (fact.kind().equals("measure-in-place")) {
        LocalDate from = Objects.requireNonNullElse(day(fact, "from"), fact.happenedOn());
        add(stays, open, from.minusDays(1));
        String site = fact.attribute("site");
        open =
            site == null
                ? null
                : new SiteStay(UUID.fromString(site), from, day(fact, "until"), fact.id());
      } else if (fact.kind().equals("measure-released")) {
        add(stays, open, fact.happenedOn());
        open = null;
      }
    }
    add(stays, open, null);
    return List.copyOf(stays);
  }

  private static void add(
      List<SiteStay> stays, @Nullable SiteStay stay, @Nullable LocalDate latest) {
    if (stay == null) {
      return;
    }
    LocalDate until = stay.until;
    if (until == null || latest != null && latest.isBefore(until)) {
      until = latest;
    }
    if (until == null || !until.isBefore(stay.from)) {
      stays.add(new SiteStay(stay.site, stay.from, until, stay.fact));
    }
  }

  private static @Nullable LocalDate day(Fact fact, String name) {
    String value = fact.attribute(name);
    return value == null ? null : LocalDate.parse(value);
  }
}
