package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.casework.CaseType;
import lianfang.enterprise.Schemes;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 复工方式: which schemes an area offers, and what its command chose, by whom and from which day. */
@Component
class SchemeBlocks {

  private static final int CITY = 4;

  private final Schemes schemes;
  private final Subjects subjects;
  private final Accounts accounts;
  private final Areas areas;

  SchemeBlocks(Schemes schemes, Subjects subjects, Accounts accounts, Areas areas) {
    this.schemes = schemes;
    this.subjects = subjects;
    this.accounts = accounts;
    this.areas = areas;
  }

  static String title(Shell shell, CaseType type) {
    return shell.language() == Language.ZH ? type.title().zh() : type.title().en();
  }

  static String basis(Shell shell, CaseType type) {
    boolean chinese = shell.language() == Language.ZH;
    return type.cites().stream()
        .findFirst()
        .map(one -> chinese ? one.says().zh() : one.says().en())
        .orElse("—");
  }

  /** One sentence with the area and the names of those that it offers. */
  String says(Shell shell, String area, String sentence) {
    LocalDate day = shell.console().on();
    List<CaseType> offered = schemes.offered(area, day);
    if (isOfCity(area) && schemes.holding(area, day).isEmpty()) {
      List<Division> counties = areas.children(area);
      long open =
          counties.stream().filter(one -> !schemes.offered(one.code(), day).isEmpty()).count();
      return shell.t("firms.schemes.counties.says", name(shell, area), open, counties.size());
    }
    String named =
        offered.isEmpty()
            ? shell.t("firms.scheme.none")
            : offered.stream()
                .map(type -> title(shell, type))
                .collect(Collectors.joining(shell.t("firms.scheme.and")));
    return shell.t(sentence, name(shell, area), named);
  }

  /** What an area is called. */
  String name(Shell shell, String area) {
    return subjects.name(shell, area);
  }

  /** What is offered now, with where each stands and who decided so. */
  Block offered(Shell shell, String area, @Nullable Link more) {
    LocalDate day = shell.console().on();
    Optional<Schemes.Chosen> chosen = schemes.holding(area, day);
    if (isOfCity(area) && chosen.isEmpty()) {
      return counties(shell, area, more);
    }
    List<Row> rows = new ArrayList<>();
    for (CaseType type : schemes.offered(area, day)) {
      rows.add(new Row(null, List.of(Cell.of(title(shell, type)), Cell.of(basis(shell, type)))));
    }
    String footer =
        chosen
            .map(one ->
                shell.t(
                    "firms.scheme.footer",
                    subjects.name(shell, one.area()),
                    one.wanted().organ(),
                    one.wanted().cites(),
                    shell.language().full(one.wanted().from()),
                    names(List.of(one)).getOrDefault(one.recorder(), one.recorder())))
            .orElse(rows.isEmpty() ? null : shell.t("firms.scheme.origin"));
    return new Block(
        shell.t("firms.scheme.offered", rows.size()),
        footer,
        more,
        List.of(
            Listing.Column.of(shell.t("firms.scheme")), Listing.Column.of(shell.t("firms.cites"))),
        rows,
        shell.t("firms.scheme.none.says"));
  }

  /** Whether an area is a city, whose counties choose for themselves. */
  boolean isOfCity(String area) {
    return area.length() == CITY;
  }

  /** 各县（市）区: by what the firms of each county of a city may apply, and who decided so. */
  Block counties(Shell shell, String city, @Nullable Link more) {
    LocalDate day = shell.console().on();
    List<Row> rows = new ArrayList<>();
    for (Division county : areas.children(city)) {
      List<CaseType> offered = schemes.offered(county.code(), day);
      Optional<Schemes.Chosen> chosen = schemes.holding(county.code(), day);
      String to = shell.link(SchemesDesk.PATH, "area", county.code());
      String titles =
          offered.stream()
              .map(type -> title(shell, type))
              .collect(Collectors.joining(shell.t("firms.scheme.and")));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(name(shell, county.code()), null, to),
                  offered.isEmpty()
                      ? Cell.tag("act", shell.t("firms.scheme.none"))
                      : Cell.of(titles),
                  Cell.of(whose(shell, county.code(), chosen, offered)),
                  Cell.minor(
                      chosen.map(one -> shell.language().full(one.wanted().from())).orElse("—")))));
    }
    return new Block(
        shell.t("firms.scheme.counties"),
        shell.t("firms.scheme.counties.footer"),
        more,
        List.of(
            Listing.Column.of(shell.t("firms.scheme.county")),
            Listing.Column.of(shell.t("firms.scheme")),
            Listing.Column.of(shell.t("firms.scheme.whose")),
            Listing.Column.minor(shell.t("firms.scheme.from"))),
        rows,
        shell.t("firms.scheme.counties.none"));
  }

  private static String whose(
      Shell shell, String county, Optional<Schemes.Chosen> chosen, List<CaseType> offered) {
    String origin = offered.isEmpty() ? "firms.scheme.whose.none" : "firms.scheme.whose.origin";
    return shell.t(
        chosen
            .map(one ->
                one.area().equals(county) ? "firms.scheme.whose.own" : "firms.scheme.whose.city")
            .orElse(origin));
  }

  /** Everything that was chosen, also for days to come; what has not begun may be taken back. */
  Block choices(Shell shell, String area, boolean mayChoose) {
    List<Schemes.Chosen> all = schemes.choices(area);
    Map<String, String> names = names(all);
    List<Row> rows = new ArrayList<>();
    for (Schemes.Chosen one : all) {
      boolean back = mayChoose && SchemesDesk.isOpen(shell, area, one);
      String to = SchemesDesk.back(shell, one);
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.language().full(one.wanted().from())),
                  Cell.of(titles(shell, one)),
                  Cell.of(subjects.name(shell, one.area())),
                  Cell.said(one.wanted().organ()).asMinor(),
                  Cell.said(one.wanted().cites()).asMinor(),
                  Cell.said(names.getOrDefault(one.recorder(), one.recorder())).asMinor(),
                  Cell.minor(FirmWords.moment(shell, one.at())),
                  back
                      ? new Cell("text", shell.t("firms.scheme.back"), null, to, false)
                      : Cell.of(""))));
    }
    return new Block(
        shell.t("firms.scheme.choices", rows.size()),
        shell.t("firms.scheme.choices.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.scheme.from")),
            Listing.Column.of(shell.t("firms.scheme")),
            Listing.Column.of(shell.t("firms.area")),
            Listing.Column.minor(shell.t("grades.organ")),
            Listing.Column.minor(shell.t("firms.cites")),
            Listing.Column.minor(shell.t("firms.scheme.by")),
            Listing.Column.minor(shell.t("firms.lineage.at")),
            Listing.Column.of("")),
        rows,
        shell.t("firms.scheme.choices.none"));
  }

  /** The names of what was chosen; an id that the playbook has no more stays an id. */
  String titles(Shell shell, Schemes.Chosen chosen) {
    Map<String, CaseType> known =
        schemes.all(chosen.wanted().from()).stream()
            .collect(Collectors.toMap(CaseType::id, type -> type));
    return chosen.wanted().schemes().stream()
        .map(id -> Optional.ofNullable(known.get(id)).map(type -> title(shell, type)).orElse(id))
        .collect(Collectors.joining(shell.t("firms.scheme.and")));
  }

  private Map<String, String> names(List<Schemes.Chosen> all) {
    return accounts.displayNames(
        all.stream().map(Schemes.Chosen::recorder).collect(Collectors.toSet()));
  }
}
