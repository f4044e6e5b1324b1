package lianfang.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import org.springframework.stereotype.Component;

/** Keeps the register of who is responsible in step with the facts that say so. */
@Component
class ResponsibleDerivation implements Derivation {

  static final String KIND = "responsible";

  private final Responsibilities responsibilities;

  ResponsibleDerivation(Responsibilities responsibilities) {
    this.responsibilities = responsibilities;
  }

  @Override
  public void derive(List<Fact> appended) {
    List<UUID> corrected =
        appended.stream().map(Fact::corrects).filter(Objects::nonNull).distinct().toList();
    List<Responsibility> said =
        appended.stream()
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
  static Responsibility responsibility(Fact fact) {
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
}
