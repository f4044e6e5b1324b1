package lianfang.web.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.DeskPlace;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.desk.Inbox;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds cases by number, code or words, and shows the list behind a figure. */
@Controller
class CaseSearchDesk {

  static final String PAGE = "/cases/search";
  private static final String FIELD = "f.";
  private static final int FIELDS = 5;
  private static final int ROWS = 50;

  private final CaseSearch search;
  private final CaseTypes types;
  private final CaseRowsOfList lines;
  private final CaseSheets sheets;
  private final Subjects subjects;
  private final CaseWords words;
  private final Clock clock;

  CaseSearchDesk(
      CaseSearch search,
      CaseTypes types,
      CaseRowsOfList lines,
      CaseSheets sheets,
      Subjects subjects,
      CaseWords words,
      Clock clock) {
    this.subjects = subjects;
    this.words = words;
    this.search = search;
    this.types = types;
    this.lines = lines;
    this.sheets = sheets;
    this.clock = clock;
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam Map<String, String> query,
      @AuthenticationPrincipal CurrentUser user) {
    CaseSearch.Asked asked = asked(query);
    List<Inbox.Entry> found =
        search.find(CaseActing.of(user), asked, key(query.get("after")), ROWS + 1);
    List<Inbox.Entry> shown = found.subList(0, Math.min(ROWS, found.size()));
    boolean more = found.size() > ROWS;
    String next = more ? shell.here("after", String.valueOf(shown.getLast().number())) : null;
    List<Row> rows = lines.of(shell, user, shown, clock.instant());
    Empty empty =
        rows.isEmpty()
            ? new Empty(shell.t("case.search.none"), shell.t("case.search.none.why"), null)
            : null;
    Listing list =
        new Listing(
                CaseRowsOfList.columns(shell),
                filters(shell, asked),
                shell.t(more ? "case.search.more" : "case.count", shown.size()),
                query.containsKey("after") ? shell.here() : null,
                next,
                Lists.exports(shell),
                empty)
            .stacked();
    Head head = head(shell, asked);
    return new SearchPage(
            shell, asked.words(), new ListPage(shell, head, List.of(), list, rows, false))
        .show();
  }

  @GetMapping(PAGE + "/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @RequestParam Map<String, String> query,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    List<Inbox.Entry> all =
        search.find(CaseActing.of(user), asked(query), OptionalLong.empty(), CaseSheets.ROWS);
    sheets.send(shell, user, format, all, response);
  }

  private static Head head(Shell shell, CaseSearch.Asked asked) {
    return new Head(
        shell.t("case.search"),
        asked.words().isEmpty()
            ? shell.t("case.search.says")
            : shell.t("case.search.for", asked.words()),
        List.of(),
        new Link(shell.t("case.title"), shell.link("/cases")));
  }

  private List<Filter> filters(Shell shell, CaseSearch.Asked asked) {
    List<Filter.Option> kinds =
        types.list().stream()
            .map(type ->
                new Filter.Option(
                    Said.of(shell, type.title()),
                    shell.here("type", type.id()),
                    null,
                    type.id().equals(asked.type())))
            .toList();
    String kind =
        types.find(asked.type()).map(CaseType::title).map(one -> Said.of(shell, one)).orElse(null);
    List<Filter.Option> which =
        Arrays.stream(CaseSearch.Which.values())
            .filter(one -> one != CaseSearch.Which.ANY)
            .map(one ->
                new Filter.Option(
                    shell.t("case.is." + word(one)),
                    shell.here("is", word(one)),
                    null,
                    one == asked.which()))
            .toList();
    String is =
        asked.which() == CaseSearch.Which.ANY ? null : shell.t("case.is." + word(asked.which()));
    List<Filter> filters =
        new ArrayList<>(
            List.of(
                new Filter(shell.t("case.type"), kind, shell.here("type", ""), kinds),
                new Filter(shell.t("case.state"), is, shell.here("is", ""), which)));
    narrowed(shell, asked, filters);
    return filters;
  }

  /** What the figure that led here was counted of; each may be taken away. */
  private void narrowed(Shell shell, CaseSearch.Asked asked, List<Filter> into) {
    DeskPlace desk = asked.desk();
    if (!desk.desk().isEmpty()) {
      into.add(only(shell.t("case.list.desk"), words.desk(shell, desk), shell.here("desk", "")));
    }
    if (!asked.area().isEmpty()) {
      String area = area(shell, asked.area());
      into.add(only(shell.t("firms.area"), area, shell.here("in", "")));
    }
    LocalDate from = asked.filed().from();
    LocalDate until = asked.filed().until();
    if (from != null && until != null) {
      String days =
          shell.t("case.search.days", shell.language().day(from), shell.language().day(until));
      into.add(only(shell.t("case.list.filed"), days, shell.here("from", "", "until", "")));
    }
  }

  private String area(Shell shell, String asked) {
    return asked.endsWith(CaseSearch.WHOLE)
        ? shell.t("case.area.alone", subjects.name(shell, asked.replace(CaseSearch.WHOLE, "")))
        : subjects.name(shell, asked);
  }

  private static Filter only(String label, String chosen, String clear) {
    return new Filter(label, chosen, clear, List.of());
  }

  static CaseSearch.Asked asked(Map<String, String> query) {
    String words = query.getOrDefault("q", "");
    return new CaseSearch.Asked(
        words.substring(0, Math.min(100, words.length())),
        query.getOrDefault("type", ""),
        CaseSearch.desk(query.getOrDefault("desk", "")),
        query.getOrDefault("in", "").replaceAll("[^0-9.]|[.](?=.)", ""),
        Arrays.stream(CaseSearch.Which.values())
            .filter(one -> word(one).equals(query.get("is")))
            .findFirst()
            .orElse(CaseSearch.Which.ANY),
        new CaseSearch.Filed(day(query.get("from")), day(query.get("until"))),
        filled(query));
  }

  /** Fields of forms stand in the address behind {@code f.}, as lists of figures name them. */
  private static Map<String, String> filled(Map<String, String> query) {
    Map<String, String> filled = new TreeMap<>();
    query.forEach((name, value) -> {
      if (name.startsWith(FIELD) && filled.size() < FIELDS && value.length() <= 200) {
        filled.put(name.substring(FIELD.length()), value);
      }
    });
    return filled;
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    return typed != null && typed.matches("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])")
        ? LocalDate.parse(typed)
        : null;
  }

  private static String word(CaseSearch.Which which) {
    return which.name().toLowerCase(Locale.ROOT);
  }

  private static OptionalLong key(@Nullable String after) {
    return after != null && after.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(after))
        : OptionalLong.empty();
  }
}
