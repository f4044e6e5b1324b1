package lianfang.web.api.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianfang.access.Permission;
import lianfang.enterprise.Industries;
import lianfang.enterprise.Timetable;
import lianfang.enterprise.Timetables;
import lianfang.instance.ScopedTransactions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.firms.FirmWords;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 时间表接口: from which day which industry may apply; published as a whole and never changed. */
@RestController
@RequestMapping("/api/v1/timetables")
class TimetablesApi {

  private static final int LINES_MAX = 200;

  private final ScopedTransactions transactions;
  private final Timetables timetables;
  private final FirmWords words;

  TimetablesApi(ScopedTransactions transactions, Timetables timetables, FirmWords words) {
    this.transactions = transactions;
    this.timetables = timetables;
    this.words = words;
  }

  /** One line. */
  record LineJson(@Nullable String industry, @Nullable String from, @Nullable String condition) {}

  /** A timetable to be published; the same again changes nothing. */
  record NewJson(
      @Nullable String area,
      @Nullable String organ,
      @Nullable String cites,
      @Nullable List<LineJson> lines) {}

  /** A timetable as it was published. */
  record PublishedJson(
      String hash,
      String area,
      String organ,
      String cites,
      Instant at,
      @Nullable String replaces,
      List<Line> lines) {

    /** One line of it. */
    record Line(String industry, LocalDate from, String condition) {}

    static PublishedJson of(Timetables.Published one) {
      Timetable table = one.timetable();
      return new PublishedJson(
          one.hash(),
          table.area(),
          table.organ(),
          table.cites(),
          one.at(),
          one.replaces(),
          table.lines().stream()
              .map(line -> new Line(line.industry(), line.from(), line.condition()))
              .toList());
    }
  }

  /** All of an area, the one that holds first; they are public. */
  @GetMapping
  List<PublishedJson> list(@RequestParam String area) {
    return timetables.of(area).stream().map(PublishedJson::of).toList();
  }

  @PostMapping
  PublishedJson publish(@AuthenticationPrincipal CurrentUser user, @RequestBody NewJson sent) {
    user.require(Permission.MANAGE_FIRMS);
    String area = Asked.text(sent.area(), "area");
    user.requireArea(area);
    Industries known = words.industries();
    List<Timetable.Line> lines =
        Asked.some(sent.lines(), "lines", LINES_MAX).stream()
            .map(one -> {
              String industry = Asked.text(one.industry(), "industry");
              if (known.find(industry).isEmpty()) {
                throw new Refused(Problem.REFUSED, "industry: " + industry, "GB/T 4754");
              }
              LocalDate from = Asked.day(one.from(), "from");
              return new Timetable.Line(industry, from, Asked.or(one.condition()));
            })
            .toList();
    Timetable table =
        new Timetable(
            area, lines, Asked.text(sent.organ(), "organ"), Asked.text(sent.cites(), "cites"));
    return PublishedJson.of(
        transactions.in(user.prefixes(), () -> timetables.publish(user.recorder(), table)));
  }
}
