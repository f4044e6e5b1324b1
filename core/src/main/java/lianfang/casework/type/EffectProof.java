package lianfang.casework.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.casework.CaseStep.Effect;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;

/** Whether a fact that follows from a step will be taken by the ledger. */
final class EffectProof {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private EffectProof() {}

  /** What is wrong with it, each in a few words. */
  static List<String> of(Effect effect, FactKinds kinds, Predicate<String> known) {
    FactKind kind = kinds.find(effect.fact()).orElse(null);
    if (kind == null) {
      return List.of(effect.fact());
    }
    List<String> wrong = new ArrayList<>();
    if (kind.derived()) {
      wrong.add(effect.fact() + " is concluded and not stated");
    }
    kind.attributes()
        .forEach((name, attribute) -> {
          if (attribute.required() && !effect.attributes().containsKey(name)) {
            wrong.add(effect.fact() + "." + name + " is missing");
          }
        });
    effect
        .attributes()
        .forEach((name, text) -> {
          FactKind.Attribute attribute = kind.attributes().get(name);
          if (attribute == null) {
            wrong.add(effect.fact() + "." + name);
          } else {
            value(attribute, text, known)
                .ifPresent(problem -> wrong.add(effect.fact() + "." + name + ": " + problem));
          }
        });
    return wrong;
  }

  /** A text with places to fill in is of the right form only when it is filled in. */
  private static Optional<String> value(
      FactKind.Attribute attribute, String text, Predicate<String> known) {
    Matcher at = PLACEHOLDER.matcher(text);
    boolean filled = false;
    while (at.find()) {
      filled = true;
      if (!known.test(at.group(1))) {
        return Optional.of(at.group());
      }
    }
    return filled
        ? Optional.empty()
        : attribute.type().problem(text).map(expected -> "expected " + expected);
  }
}
