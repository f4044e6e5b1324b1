package lianfang.web.firms;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Industries;
import lianfang.enterprise.RegisteredFirm;
import lianfang.enterprise.Share;
import lianfang.enterprise.SupportPolicies;
import lianfang.fact.Days;
import lianfang.situation.ObjectClasses;
import lianfang.web.part.Cell;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How firms are told on pages: names of states and industries, shares, moments. */
@Component
public class FirmWords {

  private final Industries industries;
  private final List<SupportPolicies> policies;

  private final ObjectClasses classes;

  FirmWords(@Qualifier("playbook") Path playbook, ObjectClasses classes) {
    this.classes = classes;
    this.industries = Industries.load(playbook.resolve("industries/gbt4754-2017.csv"));
    this.policies = SupportPolicies.load(playbook.resolve("policies"));
  }

  /** Sections and divisions. */
  public Industries industries() {
    return industries;
  }

  /** The policies that hold in an area. */
  public List<SupportPolicies> policies(String area) {
    return policies.stream().filter(one -> one.holds(area)).toList();
  }

  /** The name of one of them: its document and the number there. */
  public String policy(Shell shell, String id) {
    boolean chinese = shell.language() == Language.ZH;
    for (SupportPolicies document : policies) {
      for (SupportPolicies.Policy one : document.policies()) {
        if (one.id().equals(id)) {
          String title = chinese ? document.titleZh() : document.titleEn();
          return shell.t("firms.policy.number", title, one.number());
        }
      }
    }
    return shell.t("firms.policy.other");
  }

  /** The name of an industry with its code. */
  public String industry(Shell shell, String code) {
    return industries
        .find(code)
        .map(one -> code + " " + (shell.language() == Language.ZH ? one.zh() : one.en()))
        .orElse(code);
  }

  /** The name of a class of a scheme. */
  String objectClass(Shell shell, String scheme, String id) {
    boolean chinese = shell.language() == Language.ZH;
    return classes
        .find(scheme)
        .flatMap(one -> one.find(id))
        .map(one -> chinese ? one.name().zh() : one.name().en())
        .orElse(shell.t("firms.noclass"));
  }

  /** The name of a state. */
  public static String state(Shell shell, FirmState state) {
    return shell.texts().word("firm.state", state.word());
  }

  /** The state in a small frame: work waits, is done, or neither. */
  public static Cell tag(Shell shell, FirmState state) {
    String kind =
        switch (state) {
          case OPEN, NEVER_STOPPED -> "good";
          case APPLIED, SUSPENDED -> "act";
          case CLOSED, ACCEPTED -> "tag";
        };
    return Cell.tag(kind, state(shell, state));
  }

  /** A share as it is printed; without a denominator it says so. */
  public static String percent(Shell shell, Share share) {
    return share
        .percent()
        .map(value -> value.toPlainString() + " %")
        .orElseGet(() -> shell.t("firms.noshare"));
  }

  /** A moment in Shanghai; a dash where there is none. */
  public static String moment(Shell shell, @Nullable Instant at) {
    return at == null ? "—" : shell.language().moment(at.atZone(Days.ZONE).toLocalDateTime());
  }

  /** What the address asks for. */
  static FirmQuery query(Shell shell) {
    return new FirmQuery(
        shell.ground().code(),
        FirmState.ofWord(text(shell, "state"))
            .map(Set::of)
            .orElse(
                text(shell, "state").equals("work")
                    ? Set.of(FirmState.OPEN, FirmState.NEVER_STOPPED)
                    : Set.of()),
        text(shell, "kind"),
        text(shell, "industry"),
        scope(shell),
        text(shell, "scheme"),
        text(shell, "class"),
        text(shell, "q").strip(),
        text(shell, "without"),
        new FirmQuery.Held(text(shell, "post"), text(shell, "who")));
  }

  /** The scope that the address names; all firms where it names none. */
  static FirmScope scope(Shell shell) {
    return FirmScope.ofWord(text(shell, "scope")).orElse(FirmScope.ALL);
  }

  static String text(Shell shell, String name) {
    return shell.query().getOrDefault(name, "");
  }

  /** Where a firm's record is. */
  static String address(Shell shell, RegisteredFirm firm) {
    return shell.link("/firms/" + firm.id());
  }
}
