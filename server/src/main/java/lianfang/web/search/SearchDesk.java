package lianfang.web.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonSearch;
import lianfang.rulebook.Editions;
import lianfang.rulebook.notice.Notice;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Door;
import lianfang.web.shell.Label;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds a person by exact match, a notice by words of its title, and the parts of the console. */
@Controller
class SearchDesk {

  private final ScopedTransactions transactions;
  private final PersonSearch people;
  private final Subjects subjects;
  private final Editions editions;
  private final Audit audit;

  SearchDesk(
      ScopedTransactions transactions,
      PersonSearch people,
      Subjects subjects,
      Editions editions,
      Audit audit) {
    this.transactions = transactions;
    this.people = people;
    this.subjects = subjects;
    this.editions = editions;
    this.audit = audit;
  }

  @GetMapping("/search")
  ModelAndView search(
      Shell shell,
      @RequestParam(defaultValue = "") String q,
      @AuthenticationPrincipal CurrentUser user) {
    String asked = q.strip();
    List<Row> rows = new ArrayList<>();
    if (!asked.isEmpty()) {
      rows.addAll(parts(shell, asked));
      rows.addAll(notices(shell, user, asked));
      rows.addAll(transactions.in(user.prefixes(), () -> persons(shell, user, asked)));
    }
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("search.found")),
                Listing.Column.of(shell.t("search.kind")),
                Listing.Column.minor(shell.t("people.village"))),
            List.of(),
            shell.t("search.count", rows.size()),
            null,
            null,
            List.of(),
            rows.isEmpty()
                ? new Empty(
                    shell.t(asked.isEmpty() ? "search.ask" : "search.none"),
                    shell.t("search.none.says"),
                    null)
                : null);
    Head head = Head.of(shell.t("search"), shell.t("search.says"));
    return new FindPage(shell, head, q, listing, rows).show();
  }

  private static List<Row> parts(Shell shell, String asked) {
    List<Row> rows = new ArrayList<>();
    for (Door door : shell.doors()) {
      String name = shell.texts().word("door", door.word());
      if (name.equalsIgnoreCase(asked) || door.word().equalsIgnoreCase(asked)) {
        String to = shell.link(door.path());
        rows.add(row(to, name, "", shell.t("search.page"), ""));
      }
    }
    return rows;
  }

  private List<Row> notices(Shell shell, CurrentUser user, String asked) {
    if (!user.may(Permission.SEE_FIGURES)) {
      return List.of();
    }
    Set<String> seen = new LinkedHashSet<>();
    List<Row> rows = new ArrayList<>();
    for (Notice notice : editions.list()) {
      String title = Reasons.say(shell, notice.title());
      boolean fits = title.contains(asked) || notice.id().contains(asked);
      if (fits && seen.add(notice.id())) {
        String to = shell.link("/notices/" + notice.id());
        rows.add(row(to, title, notice.number(), shell.t("notice.title"), ""));
      }
    }
    return rows;
  }

  /** A number, a phone or a full name, never a part of one. */
  private List<Row> persons(Shell shell, CurrentUser user, String asked) {
    if (!user.may(Permission.SEE_PERSONS)) {
      return List.of();
    }
    if (asked.matches("LF(-[0-9A-F]{4}){3}")) {
      return audit.printed(asked).stream()
          .filter(entry -> entry.subject() != null)
          .map(entry -> paper(shell, entry))
          .toList();
    }
    boolean digits = asked.matches("[0-9Xx+\\- ]{7,24}");
    Set<UUID> found = new LinkedHashSet<>();
    if (digits) {
      found.addAll(people.find(PersonSearch.Query.ofNumber(asked)));
      found.addAll(people.find(PersonSearch.Query.ofPhone(asked)));
    } else {
      found.addAll(people.find(PersonSearch.Query.ofName(asked, shell.ground().code())));
    }
    audit.record(
        user.actor(),
        AuditAction.SEARCHED_PERSON,
        null,
        "",
        shell.t(digits ? "search.by.number" : "search.by.name"),
        found.size() + " found");
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, found.stream().map(Subject::person).toList());
    List<Row> rows = new ArrayList<>();
    for (UUID id : found) {
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      rows.add(
          row(
              shell.link("/people/" + id),
              name.name(),
              name.reference(),
              shell.t("people.who"),
              ""));
    }
    return rows;
  }

  /** A paper that was really printed here; a code that nobody printed finds nothing. */
  private static Row paper(Shell shell, AuditEntry entry) {
    String to = shell.link("/people/" + Objects.requireNonNull(entry.subject()).id());
    String printed = shell.language().moment(entry.at().atZone(Days.ZONE).toLocalDateTime());
    String genuine = Label.of(shell.t("search.paper", printed));
    return row(to, genuine, entry.detail(), shell.t("search.paper.kind"), "");
  }

  private static Row row(String to, String name, String note, String kind, String where) {
    return new Row(to, List.of(Cell.named(name, note, to), Cell.of(kind), Cell.minor(where)));
  }
}
