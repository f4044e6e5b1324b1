package lianfang.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the register of who is responsible in step with the facts that say so. */
@Component
public class ResponsibleDerivation implements Derivation {

  private static final String KIND = "responsible";
  private static final String RESIDENCE = "residence";

  private final Responsibilities responsibilities;

  ResponsibleDerivation(Responsibilities responsibilities) {
    this.responsibilities = responsibilities;
  }

  @Override
  public void derive(Appended appended) {
    List<UUID> corrected =
        appended.facts().stream().map(Fact::corrects).filter(Objects::nonNull).distinct().toList();
    List<Responsibility> said =
        appended.facts().stream()
            .filter(fact -> fact.kind().equals(KIND) && !corrected.contains(fact.id()))
            .map(ResponsibleDerivation::responsibility)
            .toList();
    if (!corrected.isEmpty()) {
      responsibilities.remove(corrected);
    }
    if (!said.isEmpty()) {
      responsibilities.assign(said);
    }
  }

  /** What a fact of this kind says. */
  private static Responsibility responsibility(Fact fact) {
    boolean place = fact.subject().kind() == Subject.Kind.PLACE;
    return new Responsibility(
        fact.id(),
        ResponsibleLevel.ofWord(Objects.requireNonNull(fact.attribute("level"))),
        fact.area(),
        place ? Optional.of(fact.subject().id()) : Optional.empty(),
        Optional.ofNullable(fact.attribute("account")),
        Optional.ofNullable(fact.attribute("person"))
            .map(person -> UUID.fromString(person.substring(person.indexOf(':') + 1))),
        Optional.ofNullable(fact.attribute("jurisdiction")),
        fact.happenedOn(),
        Optional.ofNullable(fact.attribute("until")).map(LocalDate::parse));
  }

  /** The jurisdiction that the latest residence of these effective facts names, null for none. */
  public static @Nullable String jurisdiction(List<Fact> facts) {
    String found = null;
    for (Fact fact : facts) {
      if (fact.kind().equals(RESIDENCE)) {
        found = fact.attribute("jurisdiction");
      }
    }
    return found;
  }

  /** Who answers for what by these effective facts. */
  public static List<Responsibility> responsibilities(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.kind().equals(KIND))
        .map(ResponsibleDerivation::responsibility)
        .toList();
  }
}
