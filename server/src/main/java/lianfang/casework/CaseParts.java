package lianfang.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/**
 * 拆分: a part of a case becomes a case of its own, with its own type, desk and deadlines, which
 * belongs to the whole. It is taken back by merging it into the whole.
 */
@Component
public class CaseParts {

  private final CaseTypes types;
  private final Cases cases;
  private final CaseActs acts;

  CaseParts(CaseTypes types, Cases cases, CaseActs acts) {
    this.types = types;
    this.cases = cases;
    this.acts = acts;
  }

  /**
   * What becomes a case of its own.
   *
   * @param id of the new case, made by whoever splits it off
   * @param type of the new case
   * @param values what goes over, as the form of the new case asks
   * @param evidence hashes of files that go over
   */
  public record Part(UUID id, String type, FormValues values, Set<String> evidence) {

    /** Copies the hashes. */
    public Part {
      evidence = Set.copyOf(evidence);
    }
  }

  /** The types of which a part of this case may be, its own first. */
  public List<CaseType> offered(CaseView whole, CaseType own) {
    return types.offered(whole.area()).stream()
        .filter(type -> fits(whole, own, type))
        .sorted((one, other) -> Boolean.compare(isOwn(own, other), isOwn(own, one)))
        .toList();
  }

  private static boolean isOwn(CaseType own, CaseType type) {
    return own.id().equals(type.id());
  }

  /** A part is about the same or its area, and whoever may not see the whole does not see it. */
  private boolean fits(CaseView whole, CaseType own, CaseType type) {
    boolean about = type.about() == whole.about().kind() || type.about() == Subject.Kind.AREA;
    boolean sealed =
        own.sealedTo().isEmpty()
            || !type.sealedTo().isEmpty() && own.sealedTo().containsAll(type.sealedTo());
    boolean people =
        type.filings().getFirst().who().stream()
            .anyMatch(one -> one.kind() != CaseStep.Who.Kind.CLOCK);
    return about && sealed && people;
  }

  /**
   * Splits a part off.
   *
   * @return the id of the new case
   * @throws CaseRefused where whoever asks does not have the whole, or it has changed
   * @throws FormRefused where what goes over is not as the form of the new case asks
   */
  public UUID split(CaseRecorder who, Act act, Part part) {
    CaseType type =
        types
            .find(part.type())
            .orElseThrow(() -> new IllegalArgumentException("there is no type " + part.type()));
    acts.part(who, act, part.id(), whole -> file(who, whole, type, part));
    return part.id();
  }

  private void file(CaseRecorder who, CaseView whole, CaseType type, Part part) {
    if (!fits(whole, types.edition(whole.edition()), type)) {
      throw new CaseRefused(Refusals.notSplit(type), List.of());
    }
    Subject about =
        type.about() == whole.about().kind() ? whole.about() : Subject.area(whole.area());
    Filing filing =
        new Filing(
            part.id(),
            type.id(),
            "",
            about,
            whole.area(),
            part.values(),
            part.evidence(),
            Optional.of(whole.id()));
    cases.filePart(who, filing, whole.filer());
  }
}
