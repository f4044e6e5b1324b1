package lianfang.web.areas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.area.Responsibility;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Draws a chain of responsibility, from the county to the household. */
@Component
class Chains {

  private final Accounts accounts;
  private final Subjects subjects;

  Chains(Accounts accounts, Subjects subjects) {
    this.accounts = accounts;
    this.subjects = subjects;
  }

  /** The chain as a table; whoever keeps areas may end a responsibility there. */
  Block block(Shell shell, CurrentUser user, List<Responsibility> chain) {
    Map<String, String> names = names(chain);
    boolean may = user.may(Permission.MANAGE_AREAS) && !shell.console().elsewhere();
    List<Row> rows = new ArrayList<>();
    for (Responsibility one : chain) {
      boolean mine = may && one.until().isEmpty() && user.scope().contains(one.area());
      String to = shell.link("/areas/end/" + one.area() + "/" + one.fact());
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.texts().word("level", one.level().word())),
                  Cell.of(who(shell, List.of(one), names)),
                  Cell.minor(subjects.name(shell, one.area())),
                  Cell.minor(shell.language().day(one.from())),
                  Cell.minor(one.until().map(shell.language()::day).orElse("")),
                  mine
                      ? new Cell("text", shell.t("area.end.link"), null, to, false)
                      : Cell.of(""))));
    }
    return new Block(
        shell.t("area.chain"),
        shell.t("area.chain.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("area.level")),
            Listing.Column.of(shell.t("area.responsible")),
            Listing.Column.minor(shell.t("today.area")),
            Listing.Column.minor(shell.t("people.from")),
            Listing.Column.minor(shell.t("people.until")),
            Listing.Column.of("")),
        rows,
        shell.t("area.chain.none"));
  }

  /** The names of the accounts that answer. */
  Map<String, String> names(Collection<Responsibility> all) {
    Set<String> ids = new HashSet<>();
    all.forEach(one -> one.account().ifPresent(ids::add));
    return accounts.displayNames(ids);
  }

  /** Who answers, in one text. */
  static String who(Shell shell, List<Responsibility> answers, Map<String, String> names) {
    return answers.isEmpty()
        ? shell.t("area.nobody")
        : answers.stream()
            .map(one ->
                one.account()
                    .map(account -> names.getOrDefault(account, account))
                    .orElse(shell.t("area.person")))
            .collect(Collectors.joining(shell.t("list.and")));
  }
}
