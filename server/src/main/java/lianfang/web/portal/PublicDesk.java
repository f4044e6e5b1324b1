package lianfang.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.casework.CaseType;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.enterprise.Schemes;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 复工公示: for everybody: how to apply, from when, and which firms of a county are back at work. */
@Controller
class PublicDesk {

  private static final String PATH = "/resumption";
  private static final int SHOWN = 50;
  private static final int COUNTY = 6;

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final Schemes schemes;
  private final Areas areas;
  private final Subjects subjects;
  private final PortalBlocks blocks;
  private final InstanceSettings settings;

  PublicDesk(
      ScopedTransactions transactions,
      Firms firms,
      Schemes schemes,
      Areas areas,
      Subjects subjects,
      PortalBlocks blocks,
      InstanceSettings settings) {
    this.transactions = transactions;
    this.firms = firms;
    this.schemes = schemes;
    this.areas = areas;
    this.subjects = subjects;
    this.blocks = blocks;
    this.settings = settings;
  }

  @GetMapping(PATH)
  ModelAndView show(Shell shell, @RequestParam(defaultValue = "") String of) {
    String county =
        areas.find(of).map(Division::code).filter(code -> code.length() == COUNTY).orElse("");
    List<Filter> filters = List.of(counties(shell, county));
    if (county.isEmpty()) {
      Head head = Head.of(shell.t("public.title"), shell.t("public.choose"));
      return new BlocksPage(shell, head, acts(shell), filters, List.of(), List.of()).show();
    }
    LocalDate day = shell.console().today();
    FirmQuery open = FirmQuery.of(county).in(Set.of(FirmState.OPEN, FirmState.NEVER_STOPPED));
    List<RegisteredFirm> working = transactions.in(county, () -> firms.list(open, day, "", SHOWN));
    long count = transactions.in(county, () -> firms.count(open, day));
    String name = subjects.name(shell, county);
    List<Block> tables = new ArrayList<>(how(shell, county, day));
    tables.add(blocks.wholeTimetable(shell, county));
    tables.add(open(shell, working, count));
    return new BlocksPage(
            shell,
            Head.of(shell.t("public.title"), shell.t("public.says", name, count)),
            acts(shell),
            filters,
            List.of(),
            tables)
        .show();
  }

  private static List<Link> acts(Shell shell) {
    return List.of(
        new Link(shell.t("portal.join"), shell.link("/portal/join")),
        new Link(shell.t("firmentry.title"), shell.link(FirmEntryDesk.PATH)));
  }

  private Filter counties(Shell shell, String chosen) {
    List<Filter.Option> options = new ArrayList<>();
    for (String city : settings.cities()) {
      for (Division county : areas.children(city)) {
        options.add(
            new Filter.Option(
                subjects.name(shell, county.code()),
                shell.here("of", county.code()),
                null,
                county.code().equals(chosen)));
      }
    }
    return new Filter(
        shell.t("public.county"),
        chosen.isEmpty() ? null : subjects.name(shell, chosen),
        shell.here("of", ""),
        options);
  }

  /** Every scheme that the county offers, with what it rests on. */
  private List<Block> how(Shell shell, String county, LocalDate day) {
    List<CaseType> offered = schemes.offered(county, day);
    return offered.isEmpty()
        ? List.of(how(shell, shell.t("public.how"), null, List.of()))
        : offered.stream().map(type -> how(shell, type)).toList();
  }

  private Block how(Shell shell, CaseType type) {
    boolean chinese = shell.language() == Language.ZH;
    List<Row> rows = new ArrayList<>();
    type.flow()
        .states()
        .forEach(state ->
            rows.add(
                new Row(
                    null,
                    List.of(
                        Cell.of(chinese ? state.name().zh() : state.name().en()),
                        Cell.of(chinese ? state.says().zh() : state.says().en())))));
    String title = shell.t("public.how.by", blocks.title(shell, type));
    return how(shell, title, blocks.basis(shell, type), rows);
  }

  private static Block how(Shell shell, String title, @Nullable String cites, List<Row> rows) {
    return new Block(
        title,
        cites,
        null,
        List.of(
            Listing.Column.of(shell.t("firms.state")), Listing.Column.of(shell.t("public.means"))),
        rows,
        shell.t("public.how.none"));
  }

  /** The first of them; all are a list of their own. */
  private Block open(Shell shell, List<RegisteredFirm> working, long count) {
    String all = shell.link(PublicFirmsDesk.PATH, "of", working.isEmpty() ? "" : of(working));
    return new Block(
            shell.t("public.open", count),
            shell.t("public.open.footer"),
            count > working.size() ? new Link(shell.t("firms.wholelist", count), all) : null,
            PublicFirmsDesk.columns(shell),
            PublicFirmsDesk.rows(shell, subjects, working),
            shell.t("public.open.none"))
        .stacked();
  }

  private static String of(List<RegisteredFirm> working) {
    return working.getFirst().area().substring(0, COUNTY);
  }
}
