package lianfang.web.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Priority;
import lianfang.casework.desk.Inbox;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 办件列表的行: what a case is, how it stands, until when, and why it comes first. */
@Component
class CaseRowsOfList {

  private static final int SUBSETS_OF = 8;

  private final CaseTypes types;
  private final CaseWords words;
  private final Subjects subjects;
  private final Accounts accounts;

  CaseRowsOfList(CaseTypes types, CaseWords words, Subjects subjects, Accounts accounts) {
    this.types = types;
    this.words = words;
    this.subjects = subjects;
    this.accounts = accounts;
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

  List<Row> of(Shell shell, List<Inbox.Entry> entries, Instant now) {
    Set<String> ids = new TreeSet<>();
    entries.forEach(one -> one.claimant().ifPresent(ids::add));
    Map<String, String> names = accounts.displayNames(ids);
    List<Row> rows = new ArrayList<>();
    for (Inbox.Entry one : entries) {
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
                  Cell.subject(Said.of(shell, type.title()), subjects.name(shell, one.area()), to),
                  late ? Cell.tag("act", until) : Cell.of(until),
                  Cell.of(CaseWords.state(shell, type, one.state())),
                  Cell.minor(why(shell, type, one.rank())),
                  Cell.minor(words.desk(shell, one.desk())),
                  Cell.minor(one.claimant().map(id -> names.getOrDefault(id, "–")).orElse("–")),
                  Cell.minor(CaseWords.moment(shell, one.filedAt())))));
    }
    return rows;
  }

  /** The priorities whose points make this rank, where only one set of them does. */
  static String why(Shell shell, CaseType type, int rank) {
    List<Priority> all = type.rules().priorities();
    if (rank == 0) {
      return "";
    }
    List<List<Priority>> found = new ArrayList<>();
    for (int set = 1; all.size() <= SUBSETS_OF && set < 1 << all.size(); set++) {
      List<Priority> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if ((set >> i & 1) == 1) {
          some.add(all.get(i));
        }
      }
      if (some.stream().mapToInt(Priority::points).sum() == rank) {
        found.add(some);
      }
    }
    return found.size() != 1
        ? shell.t("case.list.points", rank)
        : shell.t(
            "case.priority",
            found.getFirst().stream()
                .map(one -> Said.of(shell, one.says()))
                .collect(Collectors.joining(shell.t("list.and"))),
            rank);
  }
}
