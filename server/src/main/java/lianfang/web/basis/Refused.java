package lianfang.web.basis;

import java.util.stream.Collectors;
import lianfang.fact.AttributeType;
import lianfang.fact.FactRefused;
import lianfang.person.RosterRefused;
import lianfang.web.action.ActionRefused;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Texts;
import org.jspecify.annotations.Nullable;

/** 不予办理: a refusal in the page's language. */
public final class Refused {

  private Refused() {}

  /** What happened and what to do. */
  public static String say(Shell shell, ActionRefused refused) {
    return shell.language() == Language.ZH ? refused.refusal().zh() : refused.refusal().en();
  }

  /** Which part of a fact is wrong, what was given, and what to do. */
  public static String say(Shell shell, FactRefused refused) {
    return say(shell.texts(), refused);
  }

  /** The same for what is no page. */
  public static String say(Texts texts, FactRefused refused) {
    String name = texts.word("attribute", refused.attribute().orElse(""));
    String form = expected(texts, refused.expected().orElse(null));
    return texts.of("factproblem." + refused.problem().word(), name, refused.value(), form);
  }

  private static String expected(Texts texts, @Nullable AttributeType type) {
    if (type instanceof AttributeType.Choice choice) {
      return choice.words().stream()
          .sorted()
          .map(word -> texts.word("value", word))
          .collect(Collectors.joining(texts.of("list.and")));
    }
    return type instanceof AttributeType.Simple simple ? texts.word("factform", simple.word()) : "";
  }

  /** What is wrong with a file as a whole, and what to do. */
  public static String say(Shell shell, RosterRefused refused) {
    boolean chinese = shell.language() == Language.ZH;
    return refused.reasons().stream()
        .map(one -> chinese ? one.zh() : one.en())
        .collect(Collectors.joining(" "));
  }
}
