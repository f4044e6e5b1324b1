package lianfang.web.tracing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.trace.Judgements;
import lianfang.gate.trace.Judgements.Judgement;
import lianfang.instance.ScopedTransactions;
import lianfang.web.part.Bars;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Draws the chain around a case: whom disease control confirmed near whom, and when. */
@Controller
class ChainDesk {

  private static final int DEGREES = 3;
  private static final int PEOPLE = 150;
  private static final int LANES = 40;

  private final ScopedTransactions transactions;
  private final Judgements judgements;
  private final Subjects subjects;
  private final Ledger ledger;
  private final Audit audit;

  ChainDesk(
      ScopedTransactions transactions,
      Judgements judgements,
      Subjects subjects,
      Ledger ledger,
      Audit audit) {
    this.transactions = transactions;
    this.judgements = judgements;
    this.subjects = subjects;
    this.ledger = ledger;
    this.audit = audit;
  }

  @GetMapping("/people/{id}/contacts/chain")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.TRACE_CONTACTS);
    return transactions.in(user.prefixes(), () -> page(shell, user, id)).show();
  }

  /** What was gathered: the degree of each person, and the judgement by which it came in. */
  private record Gathered(
      Map<UUID, Integer> degrees, Map<UUID, Judgement> by, List<Judgement> edges, boolean cut) {}

  private Gathered gather(UUID root) {
    Map<UUID, Integer> degrees = new LinkedHashMap<>(Map.of(root, 0));
    Map<UUID, Judgement> by = new HashMap<>();
    List<Judgement> edges = new ArrayList<>();
    List<UUID> at = List.of(root);
    boolean cut = false;
    for (int degree = 1; degree <= DEGREES && !at.isEmpty(); degree++) {
      List<UUID> next = new ArrayList<>();
      for (Judgement one : judgements.near(at)) {
        if (!one.confirmed() || degrees.size() >= PEOPLE && !degrees.containsKey(one.person())) {
          cut |= one.confirmed();
          continue;
        }
        edges.add(one);
        if (degrees.putIfAbsent(one.person(), degree) == null) {
          by.put(one.person(), one);
          next.add(one.person());
        }
      }
      at = next;
    }
    return new Gathered(degrees, by, edges, cut);
  }

  private ChainPage page(Shell shell, CurrentUser user, UUID id) {
    List<Fact> facts = ledger.of(List.of(Subject.person(id)));
    if (facts.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    audit.record(
        user.actor(),
        AuditAction.TRACED,
        Subject.person(id),
        facts.getLast().area(),
        shell.t("reason.trace"),
        "chain");
    Gathered found = gather(id);
    Map<UUID, String> names = names(shell, user, id, found);
    List<String> notes = new ArrayList<>();
    if (found.cut()) {
      notes.add(shell.t("chain.cut", PEOPLE));
    }
    Head head =
        new Head(
            shell.t("chain.title", names.getOrDefault(id, "")),
            shell.t("chain.says", found.degrees().size() - 1, found.edges().size()),
            List.of(),
            new Link(shell.t("chain.back"), shell.link("/people/" + id + "/contacts")));
    return new ChainPage(
        shell,
        head,
        notes,
        chain(shell, found, names),
        bars(shell, found, names),
        table(shell, found, names));
  }

  /** Masked names of those whom the reader may see; the others are somebody elsewhere. */
  private Map<UUID, String> names(Shell shell, CurrentUser user, UUID root, Gathered found) {
    List<Subject> seen = new ArrayList<>(List.of(Subject.person(root)));
    found.by().values().stream()
        .filter(one -> user.scope().contains(one.area()))
        .forEach(one -> seen.add(Subject.person(one.person())));
    Map<UUID, Subjects.Called> called = subjects.of(shell, seen);
    Map<UUID, String> names = new HashMap<>();
    seen.forEach(one -> {
      Subjects.Called name = called.getOrDefault(one.id(), Subjects.unknown(one.id()));
      names.put(one.id(), (name.name() + " " + name.reference()).strip());
    });
    return names;
  }

  private static Chain chain(Shell shell, Gathered found, Map<UUID, String> names) {
    List<Chain.Node> nodes = new ArrayList<>();
    found
        .degrees()
        .forEach((person, degree) -> {
          Judgement by = found.by().get(person);
          boolean seen = names.containsKey(person);
          String note =
              by == null
                  ? shell.t("chain.root")
                  : shell.texts().word("tracing.link", by.link())
                      + " · "
                      + shell.language().brief(by.last());
          nodes.add(
              new Chain.Node(
                  person,
                  degree,
                  seen ? String.valueOf(names.get(person)) : shell.t("chain.elsewhere"),
                  note,
                  seen ? shell.link("/people/" + person) : "",
                  by == null || found.edges().stream().anyMatch(edge -> edge.of().equals(person))));
        });
    List<Chain.Edge> edges =
        found.edges().stream().map(one -> new Chain.Edge(one.of(), one.person())).toList();
    return new Chain(shell.t("chain.graph", nodes.size() - 1), nodes, edges);
  }

  private static @Nullable Bars bars(Shell shell, Gathered found, Map<UUID, String> names) {
    List<Judgement> all = List.copyOf(found.by().values());
    if (all.isEmpty()) {
      return null;
    }
    LocalDate today = shell.console().today();
    LocalDate first = all.stream().map(Judgement::last).min(LocalDate::compareTo).orElseThrow();
    List<Bars.Lane> lanes = new ArrayList<>();
    for (UUID person : found.degrees().keySet()) {
      Judgement one = found.by().get(person);
      if (one != null && lanes.size() < LANES) {
        String name = names.getOrDefault(person, shell.t("chain.elsewhere"));
        String word = shell.texts().word("tracing.link", one.link());
        lanes.add(
            new Bars.Lane(name, List.of(new Bars.Bar(one.last(), one.last(), "central", word))));
      }
    }
    return new Bars(
        first.minusDays(2),
        today,
        today,
        shell.language().brief(today),
        lanes,
        List.of(),
        shell.t("chain.time"));
  }

  private static Block table(Shell shell, Gathered found, Map<UUID, String> names) {
    List<Row> rows = new ArrayList<>();
    for (Judgement one : found.edges()) {
      String elsewhere = shell.t("chain.elsewhere");
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(names.getOrDefault(one.of(), elsewhere)),
                  Cell.of(names.getOrDefault(one.person(), elsewhere)),
                  Cell.of(shell.texts().word("tracing.link", one.link())),
                  Cell.of(shell.language().day(one.last())),
                  Cell.number(Integer.toString(one.score()), null))));
    }
    return new Block(
        shell.t("chain.table"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("chain.of")),
            Listing.Column.of(shell.t("chain.near")),
            Listing.Column.of(shell.t("tracing.why")),
            Listing.Column.of(shell.t("tracing.last")),
            Listing.Column.number(shell.t("tracing.score"))),
        rows,
        shell.t("chain.none"));
  }
}
