package lianfang.web.basis;

import java.util.Map;
import java.util.stream.Collectors;
import lianfang.fact.Fact;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 事实的说法: a fact in one line, without ids that mean nothing to people. */
@Component
public class FactWords {

  private final AttributeWords attributes;

  FactWords(AttributeWords attributes) {
    this.attributes = attributes;
  }

  /** The name of a kind of facts. */
  public String kind(Shell shell, String word) {
    return attributes.kind(shell, word);
  }

  /** The kind and what the fact states. */
  public String words(Shell shell, Fact fact) {
    String kind = kind(shell, fact.kind());
    String stated =
        fact.attributes().entrySet().stream()
            .filter(one -> attributes.isSaid(fact, one.getKey()))
            .map(one -> said(shell, fact, one))
            .collect(Collectors.joining(shell.t("list.and")));
    return stated.isEmpty() ? kind : kind + shell.t("fact.colon") + stated;
  }

  private String said(Shell shell, Fact fact, Map.Entry<String, String> attribute) {
    if (attribute.getKey().equals("celsius")) {
      return attribute.getValue() + " " + shell.t("unit.celsius");
    }
    String own = fact.kind() + "." + attribute.getKey();
    String name =
        shell.texts().has("attributeof." + own)
            ? shell.texts().word("attributeof", own)
            : shell.texts().word("attribute", attribute.getKey());
    return name + " " + attributes.value(shell, fact, attribute.getKey(), attribute.getValue());
  }
}
