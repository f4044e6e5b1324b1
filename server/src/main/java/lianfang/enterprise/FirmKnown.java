package lianfang.enterprise;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lianfang.casework.known.KnownValues;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/**
 * 登记册所知: what the register tells the forms of a firm's cases. Whether it is a key firm, above scale
 * or in a chain of supply puts it before others, so that no firm may say it of itself.
 */
@Component
class FirmKnown implements KnownValues {

  private final Firms firms;
  private final FirmPosts posts;

  FirmKnown(Firms firms, FirmPosts posts) {
    this.firms = firms;
    this.posts = posts;
  }

  @Override
  public Known of(Subject about, LocalDate day) {
    if (about.kind() != Subject.Kind.ENTERPRISE) {
      return Known.NOTHING;
    }
    // Whoever is not in the register has no priority.
    return firms
        .find(about.id())
        .map(firm -> new Known(suggested(firm, day), decided(firm.profile())))
        .orElseGet(() -> new Known(Map.of(), decided(false, false, false)));
  }

  @Override
  public Subject meant(Subject about) {
    return about.kind() == Subject.Kind.ENTERPRISE
        ? new Subject(about.kind(), firms.meant(about.id()))
        : about;
  }

  @Override
  public Optional<String> team(Subject about, LocalDate day) {
    return about.kind() == Subject.Kind.ENTERPRISE
        ? posts.on(about.id(), FirmPost.TEAM, day).map(FirmPosts.Holder::team)
        : Optional.empty();
  }

  private Map<String, Object> suggested(RegisteredFirm firm, LocalDate day) {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("firm.name", firm.profile().name());
    if (!firm.profile().code().isEmpty()) {
      known.put("firm.code", firm.profile().code());
    }
    posts
        .on(firm.id(), FirmPost.INSTRUCTOR, day)
        .map(FirmPosts.Holder::team)
        .ifPresent(team -> known.put("firm.instructor", team));
    return known;
  }

  private static Map<String, Object> decided(FirmProfile firm) {
    return decided(firm.key(), firm.aboveScale(), firm.chain());
  }

  private static Map<String, Object> decided(boolean key, boolean aboveScale, boolean chain) {
    return Map.of("firm.key", key, "firm.above-scale", aboveScale, "firm.chain", chain);
  }
}
