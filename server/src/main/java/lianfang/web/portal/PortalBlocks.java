package lianfang.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.casework.CaseState;
import lianfang.casework.CaseType;
import lianfang.casework.Cases;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.enterprise.SupportPolicies;
import lianfang.enterprise.Timetable;
import lianfang.enterprise.Timetables;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.Said;
import lianfang.web.firms.FirmWords;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.status.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables of the portal, in words for a firm. */
@Component
class PortalBlocks {

  private final Firms firms;
  private final Timetables timetables;
  private final FirmWords words;
  private final DailyDesk daily;
  private final Cases cases;

  PortalBlocks(Firms firms, Timetables timetables, FirmWords words, DailyDesk daily, Cases cases) {
    this.cases = cases;
    this.firms = firms;
    this.timetables = timetables;
    this.words = words;
    this.daily = daily;
  }

  /** Whether the firm has gone through its daily items; empty where none are asked of it. */
  Optional<Boolean> daily(RegisteredFirm firm, LocalDate today) {
    return daily.done(firm, today);
  }

  /** Where a case of a type is filed about a firm. */
  static String filing(Shell shell, String type, RegisteredFirm firm) {
    return shell.link("/cases/new/" + type, "about", firm.id().toString(), "in", firm.area());
  }

  String title(Shell shell, CaseType type) {
    return Said.of(shell, type.title());
  }

  /** Where a type stands. */
  @Nullable String basis(Shell shell, CaseType type) {
    return type.cites().isEmpty() ? null : Said.of(shell, type.cites().getFirst().says());
  }

  String state(Shell shell, FirmCases.About one) {
    return title(shell, one.type())
        + " · "
        + one.type().state(one.state()).map(found -> Said.of(shell, found.name())).orElse("");
  }

  /**
   * What an office said last to whoever filed a case, such as what is lacking; empty for nothing.
   */
  String told(Shell shell, CurrentUser user, FirmCases.About one) {
    List<Told> told =
        cases
            .find(CaseActing.of(user), one.id())
            .map(file -> Told.of(shell, file))
            .orElse(List.of());
    return told.isEmpty()
        ? ""
        : shell.t("portal.next.told", told.getLast().step(), told.getLast().says());
  }

  /** The sentence of the case's state. */
  String says(Shell shell, FirmCases.About one) {
    return one.type()
        .state(one.state())
        .map(CaseState::says)
        .map(s -> Said.of(shell, s))
        .orElse("");
  }

  Block cases(Shell shell, List<FirmCases.About> all) {
    List<Row> rows = new ArrayList<>();
    for (FirmCases.About one : all) {
      String href = shell.link("/cases/" + one.id());
      rows.add(
          new Row(
              href,
              List.of(
                  Cell.subject(title(shell, one.type()), null, href),
                  Cell.tag(
                      one.ended() ? "good" : "act",
                      one.type().state(one.state()).map(s -> Said.of(shell, s.name())).orElse("")),
                  Cell.of(FirmWords.moment(shell, one.filedAt())),
                  Cell.minor(FirmWords.moment(shell, one.due())))));
    }
    return new Block(
            shell.t("portal.cases", rows.size()),
            null,
            null,
            List.of(
                Listing.Column.of(shell.t("firm.case")),
                Listing.Column.of(shell.t("firms.state")),
                Listing.Column.of(shell.t("firm.filed")),
                Listing.Column.minor(shell.t("firm.due"))),
            rows,
            shell.t("portal.cases.none"))
        .stacked();
  }

  /** Which policies may be asked for; where the text is not known here, it says so. */
  Block policies(Shell shell, RegisteredFirm firm) {
    List<String> taken =
        firms.records(firm.id(), "policy-taken-up").stream()
            .map(one -> one.text("policy"))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (SupportPolicies document : words.policies(firm.area())) {
      for (SupportPolicies.Policy one : document.policies()) {
        String href =
            shell.link(
                "/cases/new/policy-application",
                "about",
                firm.id().toString(),
                "in",
                firm.area(),
                "policy.id",
                one.id());
        boolean chinese = shell.language() == Language.ZH;
        String text = chinese ? one.textZh() : one.textEn();
        rows.add(
            new Row(
                href,
                List.of(
                    Cell.subject(
                        shell.t(
                            "firms.policy.number",
                            chinese ? document.titleZh() : document.titleEn(),
                            one.number()),
                        null,
                        href),
                    Cell.of(text == null ? shell.t("firms.policy.unknown") : text),
                    taken.contains(one.id())
                        ? Cell.tag("good", shell.t("portal.policy.taken"))
                        : Cell.of("—"))));
      }
    }
    return new Block(
        shell.t("portal.policies"),
        shell.t("firms.policies.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.policy")),
            Listing.Column.of(shell.t("firms.policy.text")),
            Listing.Column.of(shell.t("firms.state"))),
        rows,
        shell.t("firms.policies.none"));
  }

  Block timetable(Shell shell, RegisteredFirm firm) {
    Optional<Timetables.Published> holding = timetables.holding(firm.area());
    Optional<Timetable.Line> line =
        holding.flatMap(one -> one.timetable().of(firm.profile().industry()));
    List<Row> rows =
        line.map(one ->
                List.of(
                    new Row(
                        null,
                        List.of(
                            Cell.of(words.industry(shell, one.industry())),
                            Cell.of(shell.language().full(one.from())),
                            Cell.of(one.condition().isEmpty() ? "—" : one.condition())))))
            .orElse(List.of());
    return new Block(
        shell.t("portal.timetable"),
        holding.map(one -> one.timetable().organ() + " · " + one.timetable().cites()).orElse(null),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.industry")),
            Listing.Column.of(shell.t("firms.timetable.from")),
            Listing.Column.of(shell.t("firms.timetable.condition"))),
        rows,
        shell.t("portal.timetable.none"));
  }

  /** The timetable that holds in a county, for everybody. */
  Block wholeTimetable(Shell shell, String county) {
    List<Row> rows = new ArrayList<>();
    Timetables.Published held = timetables.holding(county).orElse(null);
    if (held != null) {
      for (Timetable.Line line : held.timetable().lines()) {
        rows.add(
            new Row(
                null,
                List.of(
                    Cell.of(words.industry(shell, line.industry())),
                    Cell.of(shell.language().full(line.from())),
                    Cell.of(line.condition().isEmpty() ? "—" : line.condition()))));
      }
    }
    return new Block(
        shell.t("firms.timetable"),
        held == null ? null : held.timetable().organ() + " · " + held.timetable().cites(),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.industry")),
            Listing.Column.of(shell.t("firms.timetable.from")),
            Listing.Column.of(shell.t("firms.timetable.condition"))),
        rows,
        shell.t("firms.timetable.none"));
  }
}
