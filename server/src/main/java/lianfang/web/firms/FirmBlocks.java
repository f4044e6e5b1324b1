package lianfang.web.firms;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Share;
import lianfang.enterprise.SupportPolicies;
import lianfang.enterprise.Timetable;
import lianfang.enterprise.Timetables;
import lianfang.situation.ObjectClasses;
import lianfang.situation.ReportedFigure;
import lianfang.situation.ReportedFigures;
import lianfang.situation.scheme.ClassScheme;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The tables of the way back to work: by area, scope, industry and class, late, printed figures.
 */
@Component
@Lazy
class FirmBlocks {

  private static final int COUNTY = 6;

  private final FirmCounts counts;
  private final Timetables timetables;
  private final ObjectClasses classes;
  private final Subjects subjects;
  private final FirmWords words;
  private final List<ReportedFigure> printed;

  FirmBlocks(
      FirmCounts counts,
      Timetables timetables,
      ObjectClasses classes,
      Subjects subjects,
      FirmWords words,
      @Qualifier("playbook") Path playbook) {
    this.counts = counts;
    this.timetables = timetables;
    this.classes = classes;
    this.subjects = subjects;
    this.words = words;
    this.printed = ReportedFigures.load(playbook.resolve("series/reported-figures.yaml"));
  }

  private static String say(Shell shell, lianfang.fact.playbook.Wording both) {
    return shell.language() == Language.ZH ? both.zh() : both.en();
  }

  private static List<Listing.Column> columns(Shell shell, String first) {
    return List.of(
        Listing.Column.of(first),
        Listing.Column.number(shell.t("firms.whole")),
        Listing.Column.number(shell.t("firms.atwork")),
        new Listing.Column(shell.t("firms.neverstopped"), true, true),
        new Listing.Column(shell.t("firms.applied"), true, true),
        Listing.Column.number(shell.t("firms.share")));
  }

  private static Row row(Shell shell, String name, String href, FirmCounts.Group group) {
    Share share = group.atWork();
    return new Row(
        href,
        List.of(
            Cell.subject(name, null, href),
            Cell.number(shell.language().number(group.whole()), null),
            Cell.number(shell.language().number(share.part()), null),
            Cell.number(shell.language().number(group.in(FirmState.NEVER_STOPPED)), null).asMinor(),
            Cell.number(shell.language().number(group.in(FirmState.APPLIED)), null).asMinor(),
            Cell.number(FirmWords.percent(shell, share), null)));
  }

  Block areas(Shell shell, FirmScope scope) {
    String area = shell.ground().code();
    boolean townships = area.length() >= COUNTY;
    FirmCounts.By by = townships ? FirmCounts.By.TOWNSHIP : FirmCounts.By.COUNTY;
    List<Row> rows = new ArrayList<>();
    for (FirmCounts.Group one : counts.groups(area, scope, by, shell.console().on())) {
      rows.add(row(shell, subjects.name(shell, one.key()), replaced(shell, one.key()), one));
    }
    return new Block(
        shell.t(townships ? "firms.bytownship" : "firms.bycounty"),
        footer(shell, scope),
        null,
        columns(shell, shell.t("firms.area")),
        rows,
        shell.t("firms.block.none"));
  }

  private static String replaced(Shell shell, String area) {
    String scope = FirmWords.scope(shell).word();
    return shell.link(FirmsDesk.LIST, "area", area, "scope", scope.equals("all") ? "" : scope);
  }

  private static String footer(Shell shell, FirmScope scope) {
    return shell.t(
        "firms.footer",
        shell.texts().word("firm.scope", scope.word()),
        shell.language().full(shell.console().on()));
  }

  Block scopes(Shell shell) {
    List<Row> rows = new ArrayList<>();
    for (FirmScope scope : FirmScope.values()) {
      FirmCounts.Group group = counts.at(shell.ground().code(), scope, shell.console().on());
      String href = shell.link(FirmsDesk.LIST, "scope", scope.word());
      rows.add(row(shell, shell.texts().word("firm.scope", scope.word()), href, group));
    }
    return new Block(
        shell.t("firms.byscope"),
        shell.t("firms.byscope.footer", shell.language().full(shell.console().on())),
        null,
        columns(shell, shell.t("firms.scope")),
        rows,
        "");
  }

  Block sections(Shell shell, FirmScope scope) {
    List<Row> rows = new ArrayList<>();
    for (FirmCounts.Group one :
        counts.groups(shell.ground().code(), scope, FirmCounts.By.SECTION, shell.console().on())) {
      String href = shell.link(FirmsDesk.LIST, "industry", one.key(), "scope", scope.word());
      rows.add(row(shell, words.industry(shell, one.key()), href, one));
    }
    return new Block(
        shell.t("firms.byindustry"),
        footer(shell, scope),
        null,
        columns(shell, shell.t("firms.industry")),
        rows,
        shell.t("firms.block.none"));
  }

  Block classes(Shell shell, FirmScope scope) {
    LocalDate day = shell.console().on();
    String area = shell.ground().code();
    List<Row> rows = new ArrayList<>();
    for (ClassScheme scheme : classes.schemes()) {
      if (!scheme.kinds().contains("firm") || !scheme.holds(area, day)) {
        continue;
      }
      for (FirmCounts.Group one : counts.byClass(area, scope, scheme.id(), day)) {
        String name =
            scheme
                .find(one.key())
                .map(found -> say(shell, scheme.title()) + " · " + say(shell, found.name()))
                .orElse(say(shell, scheme.title()) + " · " + shell.t("firms.noclass"));
        String href = shell.link(FirmsDesk.LIST, "scheme", scheme.id(), "class", one.key());
        rows.add(row(shell, name, href, one));
      }
    }
    return new Block(
        shell.t("firms.byclass"),
        footer(shell, scope),
        new Link(shell.t("firms.classes"), shell.link("/situation/classes")),
        columns(shell, shell.t("firms.class")),
        rows,
        shell.t("firms.byclass.none"));
  }

  Block late(Shell shell, List<FirmCounts.Late> late) {
    List<Row> rows = new ArrayList<>();
    for (FirmCounts.Late one : late) {
      String href = FirmWords.address(shell, one.firm());
      rows.add(
          new Row(
              href,
              List.of(
                  Cell.subject(one.firm().profile().name(), null, href),
                  Cell.of(FirmWords.moment(shell, one.applied())),
                  one.accepted()
                      .map(at -> Cell.of(FirmWords.moment(shell, at)))
                      .orElseGet(() -> Cell.tag("act", shell.t("firms.late.waiting"))),
                  Cell.minor(subjects.name(shell, one.firm().area())))));
    }
    return new Block(
        shell.t("firms.late.title", rows.size()),
        shell.t("firms.late.footer", FirmsDesk.CUT_OFF.toString()),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.firm")),
            Listing.Column.of(shell.t("firms.appliedat")),
            Listing.Column.of(shell.t("firms.acceptedat")),
            Listing.Column.minor(shell.t("firms.area"))),
        rows,
        shell.t("firms.late.none"));
  }

  /** 复工率、返岗率、满负荷: three figures and never one. */
  Block output(Shell shell) {
    String area = shell.ground().code();
    LocalDate day = shell.console().on();
    List<Row> rows = new ArrayList<>();
    for (FirmScope scope : List.of(FirmScope.ALL, FirmScope.ABOVE_SCALE)) {
      FirmCounts.Output output = counts.output(area, scope, day);
      Share back = new Share(Math.min(output.back(), output.staff()), output.staff());
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.texts().word("firm.scope", scope.word())),
                  Cell.number(FirmWords.percent(shell, counts.at(area, scope, day).atWork()), null),
                  Cell.number(FirmWords.percent(shell, back), null),
                  Cell.number(
                      output
                          .load()
                          .map(load -> load.toPlainString() + " %")
                          .orElse(shell.t("firms.noshare")),
                      null),
                  Cell.number(shell.language().number(output.firms()), null).asMinor())));
    }
    return new Block(
        shell.t("firms.three"),
        shell.t("firms.three.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.scope")),
            Listing.Column.number(shell.t("firms.share")),
            Listing.Column.number(shell.t("firms.back")),
            Listing.Column.number(shell.t("firms.load")),
            new Listing.Column(shell.t("firms.reporting"), true, true)),
        rows,
        "");
  }

  /** What newspapers printed beside the register, with what does not fit, which nobody repairs. */
  Block reported(Shell shell) {
    String area = shell.ground().code();
    List<Row> rows = new ArrayList<>();
    for (ReportedFigure one : printed) {
      boolean ours = one.id().matches("R0[12]|F0[4-9]|F1[0-5]|F35");
      if (!ours || !one.area().startsWith(area) && !area.startsWith(one.area())) {
        continue;
      }
      String flags =
          one.flags().stream()
              .map(flag -> flag.code() + " " + say(shell, flag.text()))
              .reduce((a, b) -> a + " · " + b)
              .orElse("");
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(one.id() + " " + shell.texts().word("firms.printed", one.id())),
                  Cell.number(one.value().toPlainString(), null),
                  Cell.of(shell.language().day(one.asOf())),
                  flags.isEmpty() ? Cell.of("—") : Cell.tag("act", flags),
                  Cell.minor(say(shell, one.cites())))));
    }
    return new Block(
        shell.t("firms.printed"),
        shell.t("firms.printed.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.printed.figure")),
            Listing.Column.number(shell.t("firms.printed.value")),
            Listing.Column.of(shell.t("firms.printed.asof")),
            Listing.Column.of(shell.t("firms.printed.flag")),
            Listing.Column.minor(shell.t("firms.cites"))),
        rows,
        shell.t("firms.printed.none"));
  }

  Block policies(Shell shell) {
    String area = shell.ground().code();
    Map<String, Long> taken = counts.takeUp(area, shell.console().on());
    List<Row> rows = new ArrayList<>();
    for (SupportPolicies document : words.policies(area)) {
      for (SupportPolicies.Policy one : document.policies()) {
        String title = shell.language() == Language.ZH ? document.titleZh() : document.titleEn();
        String text = shell.language() == Language.ZH ? one.textZh() : one.textEn();
        rows.add(
            new Row(
                null,
                List.of(
                    Cell.of(shell.t("firms.policy.number", title, one.number())),
                    text == null ? Cell.tag("tag", shell.t("firms.policy.unknown")) : Cell.of(text),
                    Cell.number(shell.language().number(taken.getOrDefault(one.id(), 0L)), null))));
      }
    }
    return new Block(
        shell.t("firms.policies"),
        shell.t("firms.policies.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.policy")),
            Listing.Column.of(shell.t("firms.policy.text")),
            Listing.Column.number(shell.t("firms.policy.taken"))),
        rows,
        shell.t("firms.policies.none"));
  }

  /** The timetable that holds, and how many came before it. */
  Block timetable(Shell shell) {
    Optional<Timetables.Published> holding = timetables.holding(shell.ground().code());
    List<Row> rows = new ArrayList<>();
    for (Timetable.Line line : holding.map(one -> one.timetable().lines()).orElse(List.of())) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(words.industry(shell, line.industry())),
                  Cell.of(shell.language().full(line.from())),
                  Cell.of(line.condition().isEmpty() ? "—" : line.condition()))));
    }
    return new Block(
        shell.t("firms.timetable"),
        holding
            .map(one ->
                shell.t(
                    "firms.timetable.footer",
                    one.timetable().organ(),
                    one.timetable().cites(),
                    FirmWords.moment(shell, one.at()),
                    one.hash().substring(0, 12),
                    timetables.of(one.timetable().area()).size()))
            .orElse(null),
        new Link(shell.t("firms.public"), shell.link("/resumption")),
        List.of(
            Listing.Column.of(shell.t("firms.industry")),
            Listing.Column.of(shell.t("firms.timetable.from")),
            Listing.Column.of(shell.t("firms.timetable.condition"))),
        rows,
        shell.t("firms.timetable.none"));
  }
}
