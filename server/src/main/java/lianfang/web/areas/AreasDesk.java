package lianfang.web.areas;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.area.Gap;
import lianfang.area.Gaps;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows the areas below one area, the chain of responsibility, and its gaps. */
@Controller
class AreasDesk {

  private static final int GAPS = 200;

  private final ScopedTransactions transactions;
  private final Areas areas;
  private final Responsibilities responsibilities;
  private final Subjects subjects;
  private final Chains chains;
  private final PlacesBelow below;

  AreasDesk(
      ScopedTransactions transactions,
      Areas areas,
      Responsibilities responsibilities,
      Subjects subjects,
      Chains chains,
      PlacesBelow below) {
    this.transactions = transactions;
    this.areas = areas;
    this.responsibilities = responsibilities;
    this.subjects = subjects;
    this.chains = chains;
    this.below = below;
  }

  @GetMapping("/areas")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private BlocksPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate on = shell.console().on();
    Gaps gaps = responsibilities.gaps(area, on, GAPS);
    long all = gaps.all();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure(shell, areas.index().below(area, DivisionLevel.TOWNSHIP).size(), "area.townships"));
    figures.add(
        figure(shell, areas.index().below(area, DivisionLevel.VILLAGE).size(), "area.villages"));
    gaps.counts()
        .forEach((level, count) -> {
          if (figures.size() < 5) {
            figures.add(
                new Figure(
                    shell.language().number(count),
                    shell.t("area.without", shell.texts().word("level", level.word())),
                    null,
                    null,
                    count > 0 ? "act" : "calm"));
          }
        });
    Head head =
        new Head(
            shell.ground().name(),
            shell.t(all == 0 ? "area.says.whole" : "area.says", all, shell.language().weekday(on)),
            figures,
            null);
    List<Block> blocks = new ArrayList<>();
    if (!areas.children(area).isEmpty()) {
      blocks.add(below(shell, area, on));
    } else {
      blocks.addAll(below.blocks(shell, user, area, below.chosen(shell, area)));
    }
    below.graded(shell).ifPresent(blocks::add);
    blocks.add(gaps(shell, user, gaps.first(), all));
    return new BlocksPage(shell, head, acts(shell, user, area), List.of(), List.of(), blocks);
  }

  private static List<Link> acts(Shell shell, CurrentUser user, String area) {
    List<Link> acts = new ArrayList<>();
    boolean may = user.may(Permission.MANAGE_AREAS) && !shell.console().elsewhere();
    if (may && (area.length() == 6 || area.length() == 12)) {
      acts.add(new Link(shell.t("area.assign"), shell.link("/areas/assign", "for", area)));
      acts.add(new Link(shell.t("office.title"), shell.link("/areas/" + area + "/office")));
    }
    acts.add(new Link(shell.t("capacity.title"), shell.link(CapacityDesk.PATH)));
    return acts;
  }

  private static Figure figure(Shell shell, int count, String key) {
    return new Figure(shell.language().number(count), shell.t(key), null, null, "plain");
  }

  private Block below(Shell shell, String area, LocalDate on) {
    List<Division> children = areas.children(area);
    boolean villages = children.getFirst().level() == DivisionLevel.VILLAGE;
    Map<String, List<Responsibility>> answers =
        villages
            ? responsibilities.ofVillages(children.stream().map(Division::code).toList(), on)
            : Map.of();
    Map<String, String> names =
        chains.names(answers.values().stream().flatMap(Collection::stream).toList());
    List<Row> rows = new ArrayList<>();
    for (Division child : children) {
      String to = shell.here("area", child.code());
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.subject(subjects.both(shell, child.code()), "", to));
      cells.add(new Cell("code", child.code(), null, null, true));
      if (villages) {
        cells.add(Cell.of(Chains.who(shell, answers.getOrDefault(child.code(), List.of()), names)));
      } else {
        int count = areas.index().below(child.code(), DivisionLevel.VILLAGE).size();
        cells.add(Cell.number(shell.language().number(count), null));
      }
      String people = shell.toPersons("/people", "area", child.code());
      cells.add(
          new Cell("text", people == null ? "" : shell.t("area.people"), null, people, false));
      rows.add(new Row(to, cells));
    }
    return new Block(
        shell.t("area.below", rows.size()),
        shell.t("area.below.footer", children.getFirst().edition()),
        null,
        List.of(
            Listing.Column.of(shell.t("today.area")),
            Listing.Column.minor(shell.t("area.code")),
            villages
                ? Listing.Column.of(shell.t("area.responsible"))
                : Listing.Column.number(shell.t("area.villages")),
            Listing.Column.of(shell.t("area.list"))),
        rows,
        shell.t("area.none"));
  }

  private Block gaps(Shell shell, CurrentUser user, List<Gap> gaps, long all) {
    boolean may = user.may(Permission.MANAGE_AREAS) && !shell.console().elsewhere();
    Map<UUID, Subjects.Called> places =
        subjects.of(
            shell, gaps.stream().flatMap(gap -> gap.place().stream()).map(Subject::place).toList());
    List<Row> rows = new ArrayList<>();
    for (Gap gap : gaps) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.tag("act", shell.texts().word("level", gap.level().word())),
                  new Cell(
                      "text",
                      body(shell, gap),
                      null,
                      shell.link("/areas", "area", known(shell, gap)),
                      false),
                  Cell.minor(extent(shell, gap, places)),
                  may && gap.area().matches("[0-9]{6}|[0-9]{12}")
                      ? new Cell("text", shell.t("area.assign"), null, to(shell, gap), false)
                      : Cell.of(""))));
    }
    return new Block(
        shell.t("area.gaps", all),
        rows.size() < all ? shell.t("area.gaps.more", rows.size()) : null,
        null,
        List.of(
            Listing.Column.of(shell.t("area.missing")),
            Listing.Column.of(shell.t("people.village")),
            Listing.Column.minor(shell.t("area.gap")),
            Listing.Column.of("")),
        rows,
        shell.t("area.gaps.none"));
  }

  /** What lacks somebody: the head, the whole village, or a place with all that lies around it. */
  private static String extent(Shell shell, Gap gap, Map<UUID, Subjects.Called> places) {
    if (gap.level() == ResponsibleLevel.COUNTY_HEAD) {
      return shell.t("area.gap.head");
    }
    return gap.place()
        .map(place -> places.getOrDefault(place, Subjects.unknown(place)).name())
        .orElse(shell.t("area.gap.village"));
  }

  private String body(Shell shell, Gap gap) {
    return gap.level() == ResponsibleLevel.COUNTY_HEAD
        ? head(shell, gap.area())
        : subjects.village(shell, gap.area());
  }

  /** The name of a county, or of a body without a code of its own. */
  private String head(Shell shell, String key) {
    if (areas.find(key).isPresent()) {
      return subjects.name(shell, key);
    }
    return areas.words().jurisdictions().stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .map(one -> shell.language() == Language.EN ? one.en() : one.zh())
        .orElse(key);
  }

  /** A jurisdiction without a code has no page of its own. */
  private String known(Shell shell, Gap gap) {
    return areas.find(gap.area()).isPresent() ? gap.area() : shell.ground().code();
  }

  private static String to(Shell shell, Gap gap) {
    return shell.link(
        "/areas/assign",
        "for",
        gap.area(),
        "level",
        gap.level().word(),
        "place",
        gap.place().map(UUID::toString).orElse(""));
  }
}
