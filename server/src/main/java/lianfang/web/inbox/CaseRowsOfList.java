package lianfang.web.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.access.Accounts;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.Priority;
import lianfang.casework.desk.Inbox;
import lianfang.enterprise.Firms;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 办件列表的行: what a case is, how it stands, until when, and why it comes first. */
@Component
class CaseRowsOfList {

  private final CaseTypes types;
  private final CaseWords words;
  private final Subjects subjects;
  private final Accounts accounts;
  private final Cases cases;
  private final Firms firms;
  private final ScopedTransactions transactions;

  CaseRowsOfList(
      CaseTypes types,
      CaseWords words,
      Subjects subjects,
      Accounts accounts,
      Cases cases,
      Firms firms,
      ScopedTransactions transactions) {
    this.types = types;
    this.words = words;
    this.subjects = subjects;
    this.accounts = accounts;
    this.cases = cases;
    this.firms = firms;
    this.transactions = transactions;
  }

  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("case.one")),
        Listing.Column.of(shell.t("case.list.due")),
        Listing.Column.of(shell.t("case.state")),
        Listing.Column.minor(shell.t("case.list.why")),
        Listing.Column.minor(shell.t("case.list.desk")),
        Listing.Column.minor(shell.t("case.list.claimant")),
        Listing.Column.minor(shell.t("case.list.filed")));
  }

  List<Row> of(Shell shell, CurrentUser user, List<Inbox.Entry> entries, Instant now) {
    Set<String> ids = new TreeSet<>();
    entries.forEach(one -> one.claimant().ifPresent(ids::add));
    Map<String, String> names = accounts.displayNames(ids);
    Map<UUID, FormValues> filled =
        cases.values(CaseActing.of(user), entries.stream().map(Inbox.Entry::id).toList());
    Map<UUID, String> firmNames =
        transactions.in(
            user.prefixes(), () -> firms.names(entries.stream().map(Inbox.Entry::about).toList()));
    List<Row> rows = new ArrayList<>();
    for (Inbox.Entry one : entries) {
      String firm = firmNames.get(one.about());
      CaseType type = types.edition(one.edition());
      String to = shell.link(CaseWords.path(one.id()));
      boolean ends = type.state(one.state()).filter(state -> state.ends()).isPresent();
      Instant due = one.due();
      boolean late = !ends && due != null && due.isBefore(now);
      String until = ends ? shell.t("case.list.over") : CaseWords.due(shell, due, now);
      rows.add(
          new Row(
              to,
              List.of(
                  what(
                      title(shell, type, filled.getOrDefault(one.id(), FormValues.EMPTY)),
                      firm,
                      subjects.name(shell, one.area()),
                      to),
                  late ? Cell.tag("act", until) : Cell.of(until),
                  Cell.of(CaseWords.state(shell, type, one.state())),
                  reason(why(shell, type, filled.getOrDefault(one.id(), FormValues.EMPTY)), to),
                  Cell.minor(words.desk(shell, one.desk())),
                  Cell.minor(one.claimant().map(id -> names.getOrDefault(id, "–")).orElse("–")),
                  Cell.minor(CaseWords.moment(shell, one.filedAt())))));
    }
    return rows;
  }

  /** What kind of case it is and, where its form says so, about what. */
  private static String title(Shell shell, CaseType type, FormValues filled) {
    return Stream.concat(
            Stream.of(Said.of(shell, type.title())),
            type.forms().values().stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> field.traits().gist())
                .flatMap(field ->
                    field.choices().stream()
                        .filter(one ->
                            filled.text(field.name()).filter(one.value()::equals).isPresent())
                        .map(one -> Said.of(shell, one.label()))))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  /** A phone leaves the column out and shows the reason under what the case is. */
  private static Cell reason(String why, String to) {
    return why.isEmpty() ? Cell.minor("") : Cell.basis(why, to);
  }

  /** A firm is known by its name, everything else by what it is and where. */
  private static Cell what(String title, @Nullable String firm, String area, String to) {
    return firm == null
        ? Cell.subject(title, area, to)
        : Cell.named(firm, title + " · " + area, to);
  }

  /** The priorities that hold, so that whoever waits longer knows why others come first. */
  static String why(Shell shell, CaseType type, FormValues filled) {
    List<Priority> hold =
        type.rules().priorities().stream().filter(one -> filled.matches(one.when())).toList();
    return hold.isEmpty()
        ? ""
        : shell.t(
            "case.priority",
            hold.stream()
                .map(one -> Said.of(shell, one.says()))
                .collect(Collectors.joining(shell.t("list.and"))),
            hold.stream().mapToInt(Priority::points).sum());
  }
}
