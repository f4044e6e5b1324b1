package lianfang.casework.venue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * 场所规则: kinds of venues and watched goods, as {@code playbook/venues/kinds.yaml} says.
 *
 * @param cites where it stands
 */
public record VenueRules(Wording cites, List<VenueKind> kinds, List<Good> goods) {

  /** Copies the lists. */
  public VenueRules {
    kinds = List.copyOf(kinds);
    goods = List.copyOf(goods);
  }

  /**
   * 商品: one of the necessities.
   *
   * @param unit what the price is for
   * @param jump so many percent above the last price are looked at
   * @param days so many days of stock are the least
   */
  public record Good(String id, Wording name, Wording unit, BigDecimal jump, BigDecimal days) {}

  /** The kind with this word. */
  public Optional<VenueKind> kind(String id) {
    return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** The good with this word. */
  public Optional<Good> good(String id) {
    return goods.stream().filter(good -> good.id().equals(id)).findFirst();
  }

  /** Reads the file. */
  public static VenueRules load(Path file) {
    Yaml root = Yaml.of(file);
    return new VenueRules(
        root.wording("cites"),
        root.children("kinds").stream().map(kind -> kind(file, kind)).toList(),
        root.children("goods").stream().map(VenueRules::good).toList());
  }

  private static VenueKind kind(Path file, Yaml kind) {
    List<String> unknown =
        kind.unknown("id", "name", "owner", "closed", "goods", "reopening", "checks");
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(file, "unknown word " + unknown);
    }
    return new VenueKind(
        kind.text("id"),
        kind.wording("name"),
        kind.text("owner"),
        kind.flag("closed"),
        kind.flag("goods"),
        kind.textOr("reopening", ""),
        kind.children("checks").stream()
            .map(check ->
                new VenueKind.Check(
                    check.text("list"), check.has("by") ? LocalTime.parse(check.text("by")) : null))
            .toList());
  }

  private static Good good(Yaml good) {
    return new Good(
        good.text("id"),
        good.wording("name"),
        good.wording("unit"),
        new BigDecimal(good.text("jump")),
        new BigDecimal(good.text("days")));
  }
}
