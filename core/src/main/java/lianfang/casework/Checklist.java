package lianfang.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 检查清单: what is gone through item by item.
 *
 * @param id the file's name
 * @param title its name
 * @param scope prefixes of division codes; "" is everywhere
 * @param from the first day on which it is used
 * @param until the last day, or null
 * @param supersedes ids of lists that it replaces
 * @param items in order
 */
public record Checklist(
    String id,
    Wording title,
    List<String> scope,
    LocalDate from,
    @Nullable LocalDate until,
    List<String> supersedes,
    List<Item> items) {

  /** Copies the lists. */
  public Checklist {
    scope = List.copyOf(scope);
    supersedes = List.copyOf(supersedes);
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param id its word
   * @param wording what is looked at
   * @param kind how it is answered
   * @param least a number must not be less
   * @param most a number must not be more
   * @param evidence whether a failure must be shown on a picture
   * @param cites where it stands
   * @param unless with these values it is not asked, such as a grade of the area
   */
  public record Item(
      String id,
      Wording wording,
      Kind kind,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      boolean evidence,
      Optional<Citation> cites,
      Map<String, String> unless) {

    /** Copies the values. */
    public Item {
      unless = Map.copyOf(unless);
    }
  }

  /** How an item is answered. */
  public enum Kind {
    YES_NO,
    NUMBER,
    TEXT
  }

  /** Whether it is used there on that day. */
  public boolean holds(String area, LocalDate day) {
    LocalDate last = until;
    return scope.stream().anyMatch(area::startsWith)
        && !day.isBefore(from)
        && (last == null || !day.isAfter(last));
  }
}
