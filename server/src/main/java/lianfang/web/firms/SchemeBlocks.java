package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
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

  private final Schemes schemes;
  private final Subjects subjects;
  private final Accounts accounts;

  SchemeBlocks(Schemes schemes, Subjects subjects, Accounts accounts) {
    this.schemes = schemes;
    this.subjects = subjects;
    this.accounts = accounts;
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
    List<CaseType> offered = schemes.offered(area, shell.console().on());
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
                  Cell.minor(one.wanted().organ()),
                  Cell.minor(one.wanted().cites()),
                  Cell.minor(names.getOrDefault(one.recorder(), one.recorder())),
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
