package lianfang.web.passes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.gate.pass.Certificates;
import lianfang.situation.Indicator;
import lianfang.situation.Indicators;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.situation.IndicatorTable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 证明指标: how long a health certificate takes and how many declarations have theirs, as the indicator
 * files define them, with what they are of and the list behind.
 */
@Component
class CertificateFigures {

  /** The word of the list behind the indicators. */
  static final String LIST = "counted";

  private static final Duration COUNTED = Duration.ofDays(14);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int ROWS = 500;

  private final Certificates certificates;
  private final Subjects subjects;
  private final Indicators indicators;
  private final Clock clock;

  CertificateFigures(
      Certificates certificates,
      Subjects subjects,
      @Qualifier("playbook") Path playbook,
      Clock clock) {
    this.certificates = certificates;
    this.subjects = subjects;
    this.indicators = Indicators.load(playbook.resolve("indicators"));
    this.clock = clock;
  }

  Certificates.Waiting waiting(String area) {
    return certificates.waiting(area, since());
  }

  private Instant since() {
    return clock.instant().minus(COUNTED);
  }

  /** Both indicators with their definitions. */
  Block block(Shell shell, Certificates.Waiting waiting) {
    Indicator time = indicators.get("certificate-time");
    Indicator share = indicators.get("certificate-issued-share");
    BigDecimal hours =
        Optional.ofNullable(waiting.median()).map(median -> hours(time, median)).orElse(null);
    BigDecimal percent =
        waiting.declared() == 0
            ? null
            : share
                .rounding()
                .percent(BigDecimal.valueOf(waiting.got()), BigDecimal.valueOf(waiting.declared()));
    return IndicatorTable.block(
        shell,
        shell.t("certificate.indicators"),
        shell.t("certificate.indicators.footer"),
        List.of(
            row(shell, time, hours, shell.t("certificate.of", waiting.issued())),
            row(
                shell,
                share,
                percent,
                shell.t("firms.tiles.of", waiting.got(), waiting.declared()))));
  }

  private static BigDecimal hours(Indicator what, Duration time) {
    BigDecimal seconds = BigDecimal.valueOf(time.toSeconds());
    return what.rounding().apply(seconds.divide(HOUR, 6, RoundingMode.HALF_UP));
  }

  private static Row row(Shell shell, Indicator what, @Nullable BigDecimal value, String of) {
    String said = value == null ? "—" : value.toPlainString() + " " + Said.of(shell, what.unit());
    return IndicatorTable.row(shell, what, said, of, shell.here("list", LIST));
  }

  /** Who is counted, the longest first. */
  Block list(Shell shell) {
    List<Certificates.Case> counted = certificates.since(shell.ground().code(), since(), ROWS);
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, counted.stream().map(one -> Subject.person(one.subject())).toList());
    Instant now = clock.instant();
    List<Row> rows = new ArrayList<>();
    for (Certificates.Case one : counted) {
      Subjects.Called name = called.getOrDefault(one.subject(), Subjects.unknown(one.subject()));
      String to = shell.link("/people/" + one.subject() + "/certificate");
      Instant issued = one.issued();
      Duration took = Duration.between(one.declared(), issued == null ? now : issued);
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(name.name(), name.reference(), to),
                  Cell.number(
                      shell.t("certificate.hours", took.toHours(), took.toMinutesPart()), null),
                  Cell.of(
                      shell
                          .texts()
                          .word("certificate-step", one.step(shell.console().today()).word())),
                  Cell.minor(PassWords.moment(shell, one.declared())),
                  Cell.minor(issued == null ? "—" : PassWords.moment(shell, issued)))));
    }
    return new Block(
        shell.t("certificate.counted", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("people.who")),
            Listing.Column.number(shell.t("certificate.took")),
            Listing.Column.of(shell.t("pass.state")),
            Listing.Column.minor(shell.t("certificate.declared")),
            Listing.Column.minor(shell.t("certificate-step.issued"))),
        rows,
        shell.t("certificate.none"));
  }
}
