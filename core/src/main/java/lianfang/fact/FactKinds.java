package lianfang.fact;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 事实类型表: all kinds of facts that this instance knows; what they do not allow is refused. */
public final class FactKinds {

  /** The reason of a correction, allowed on every fact that corrects another. */
  public static final String CORRECTION_REASON = "correction_reason";

  /** A kind that states a reason of its own, such as withdrawn, needs no other. */
  private static final String REASON = "reason";

  private static final int LONGEST_SHOWN = 60;

  private final Map<String, FactKind> kinds;

  /** The kinds in {@code kinds}, one a word. */
  public FactKinds(Collection<FactKind> kinds) {
    this.kinds = new TreeMap<>();
    for (FactKind kind : kinds) {
      if (this.kinds.put(kind.word(), kind) != null) {
        throw new IllegalArgumentException(
            "kind of fact '" + kind.word() + "' is written twice; keep one of them");
      }
    }
  }

  /** The kind with this word. */
  public Optional<FactKind> find(String word) {
    return Optional.ofNullable(kinds.get(word));
  }

  /** All kinds, by word. */
  public Collection<FactKind> list() {
    return kinds.values();
  }

  /** Refuses a fact whose kind, area or attributes are not as the playbook says. */
  public FactKind check(Fact fact) {
    FactKind kind = kinds.get(fact.kind());
    if (kind == null) {
      throw FactProblem.UNKNOWN_KIND.refuse(fact, shown(fact.kind()));
    }
    if (kind.derived() != fact.isDerived()) {
      throw FactProblem.DERIVED_OR_STATED.refuse(fact, "source: " + shown(fact.source()));
    }
    fact.attributes().forEach((name, value) -> check(fact, kind, name, value));
    kind.attributes()
        .forEach((name, attribute) -> {
          if (attribute.required() && fact.attribute(name) == null) {
            throw FactProblem.MISSING_ATTRIBUTE.refuse(fact, name, at(name, "", null));
          }
        });
    if (fact.corrects() != null
        && fact.attribute(CORRECTION_REASON) == null
        && fact.attribute(REASON) == null) {
      throw FactProblem.NO_REASON.refuse(fact, "corrects " + fact.corrects());
    }
    if (!fact.area().isEmpty() && AttributeType.Simple.AREA.problem(fact.area()).isPresent()) {
      throw FactProblem.UNKNOWN_AREA.refuse(fact, "area: " + shown(fact.area()));
    }
    return kind;
  }

  /**
   * Refuses to let somebody state, correct or withdraw by hand what only an act may write.
   *
   * @param kindOf the kind of the fact itself, or of the one that it corrects
   */
  public void requireByHand(Fact fact, String kindOf) {
    FactKind kind = kinds.get(kindOf);
    if (kind == null) {
      throw FactProblem.UNKNOWN_KIND.refuse(fact, shown(kindOf));
    }
    if (kind.by() != FactDoor.HAND) {
      throw FactProblem.NOT_BY_HAND.refuse(fact, kindOf + ": " + kind.by().remedy());
    }
  }

  private static void check(Fact fact, FactKind kind, String name, String value) {
    FactKind.Attribute attribute = kind.attributes().get(name);
    if (attribute == null && name.equals(CORRECTION_REASON) && fact.corrects() != null) {
      attribute = new FactKind.Attribute(AttributeType.Simple.WORD, false, false);
    }
    if (attribute == null) {
      throw FactProblem.UNKNOWN_ATTRIBUTE.refuse(fact, name, at(name, "", null));
    }
    AttributeType type = attribute.type();
    type.problem(value)
        .ifPresent(expected -> {
          String told = name + ": " + shown(value) + ", expected " + expected;
          throw FactProblem.WRONG_VALUE.refuse(fact, told, at(name, shown(value), type));
        });
  }

  private static FactRefused.Place at(String name, String value, @Nullable AttributeType type) {
    return new FactRefused.Place(name, value, type);
  }

  /** Digits are hidden: a phone or identity number typed by mistake must not reach a log. */
  private static String shown(String value) {
    String hidden = value.replaceAll("[0-9]{7,}", "#######");
    return "'" + hidden.substring(0, Math.min(LONGEST_SHOWN, hidden.length())) + "'";
  }
}
