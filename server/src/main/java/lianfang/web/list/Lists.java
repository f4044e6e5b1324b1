package lianfang.web.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lianfang.access.SavedViews;
import lianfang.web.part.Filter;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 列表: gives a list its order, columns and saved views, and writes it as a file. */
@Component
public class Lists {

  /** What a view does not keep: the day, the language and the page belong to the moment. */
  /** Ids in an address, which belong in no file's name. */
  private static final Pattern IDS = Pattern.compile("/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Set<String> NOT_KEPT =
      Set.of("on", "known", "lang", "after", "view", "batch");

  private final SavedViews views;

  Lists(SavedViews views) {
    this.views = views;
  }

  /** The list with the chosen columns and its tools. */
  public ListPage with(ListPage page, CurrentUser user, @Nullable Filter sort) {
    Shell shell = page.shell();
    Listing list = page.list();
    ChosenColumns chosen = ChosenColumns.of(shell, list.columns());
    String query = query(shell.query());
    List<ListTools.View> own = new ArrayList<>();
    for (SavedViews.View view : views.of(user.account().id(), shell.path())) {
      own.add(
          new ListTools.View(
              view.name(),
              shell.link(shell.path(), changes(view.query())),
              view.id().toString(),
              view.query().equals(query)));
    }
    String told = shell.query().getOrDefault("view", "");
    return new ListPage(
        shell,
        page.head(),
        page.acts(),
        new Listing(
            chosen.columns(),
            list.filters(),
            list.count(),
            list.first(),
            list.next(),
            list.exports(),
            list.empty()),
        chosen.rows(page.rows()),
        page.names(),
        new ListTools(
            shell.path(),
            query,
            sort,
            chosen.options(shell),
            own,
            Set.of("kept", "refused").contains(told) ? shell.t("view." + told) : ""));
  }

  /** The chip that chooses the order; {@code words} are those of the address. */
  public static Filter sort(Shell shell, List<String> words) {
    String chosen = shell.query().getOrDefault("sort", words.getFirst());
    List<Filter.Option> options = new ArrayList<>();
    for (String word : words) {
      options.add(
          new Filter.Option(
              shell.texts().word("sort", word),
              shell.here("sort", word.equals(words.getFirst()) ? "" : word),
              null,
              word.equals(chosen)));
    }
    boolean other = words.contains(chosen) && !chosen.equals(words.getFirst());
    return new Filter(
        shell.t("list.sort"),
        other ? shell.texts().word("sort", chosen) : null,
        shell.here("sort", ""),
        options);
  }

  /** Where the same rows are as files. */
  public static List<Link> exports(Shell shell) {
    String here = shell.here();
    String query = here.contains("?") ? here.substring(here.indexOf('?')) : "";
    return List.of(
        new Link(shell.t("export.xlsx"), shell.path() + "/sheet.xlsx" + query),
        new Link(shell.t("export.csv"), shell.path() + "/sheet.csv" + query));
  }

  /** Writes the chosen columns of these rows; the caller has written the audit. */
  public static void send(
      Shell shell,
      CurrentUser user,
      String format,
      List<Listing.Column> columns,
      List<Row> rows,
      HttpServletResponse response)
      throws IOException {
    String name =
        IDS.matcher(shell.path()).replaceAll("").replaceAll("^/|/sheet.*$", "").replace('/', '-');
    response.setContentType(SheetFile.type(format));
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
    String told =
        shell.t(
            "export.told",
            shell.ground().name(),
            shell.language().full(shell.console().on()),
            user.account().displayName(),
            shell.language().moment(shell.console().clock()),
            rows.size());
    if (shell.console().knownAt() != null) {
      told += shell.t("export.known", shell.language().moment(shell.console().known()));
    }
    ChosenColumns chosen = ChosenColumns.of(shell, columns);
    SheetFile.write(format, told, chosen.columns(), chosen.rows(rows), response.getOutputStream());
  }

  private static String query(Map<String, String> parameters) {
    Map<String, String> kept = new LinkedHashMap<>(parameters);
    kept.keySet().removeAll(NOT_KEPT);
    StringBuilder query = new StringBuilder();
    new java.util.TreeMap<>(kept)
        .forEach((key, value) -> {
          if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "" : "&").append(encoded(key));
            query.append('=').append(encoded(value));
          }
        });
    return query.toString();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String[] changes(String query) {
    List<String> changes = new ArrayList<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        changes.add(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8));
        changes.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return changes.toArray(String[]::new);
  }
}
