package lianfang.web.switches;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Link;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 换代名单文件: who changed at a switch as a file, as the list is filtered. It goes out while it is read,
 * some thousand rows at a time, each of them in the audit before it leaves.
 */
@Controller
class SwitchFiles {

  private static final int AT_ONCE = 5_000;

  private final ScopedTransactions transactions;
  private final Activations activations;
  private final SwitchedLists lists;
  private final SwitchTables tables;
  private final Subjects subjects;
  private final Audit audit;

  SwitchFiles(
      ScopedTransactions transactions,
      Activations activations,
      SwitchedLists lists,
      SwitchTables tables,
      Subjects subjects,
      Audit audit) {
    this.transactions = transactions;
    this.activations = activations;
    this.lists = lists;
    this.tables = tables;
    this.subjects = subjects;
    this.audit = audit;
  }

  /** Where the rows of the list are as files; with names for those who may open a record. */
  static List<Link> links(Shell shell, CurrentUser user) {
    List<Link> links = new ArrayList<>();
    for (boolean named : new boolean[] {false, true}) {
      for (String format : List.of("xlsx", "csv")) {
        if (!named || user.may(Permission.OPEN_PERSON)) {
          String here = shell.here("after", "", "names", named ? "masked" : "");
          String query = here.contains("?") ? here.substring(here.indexOf('?')) : "";
          links.add(
              new Link(
                  shell.t(named ? "switch.file.named" : "switch.file", format),
                  shell.path() + "/sheet." + format + query));
        }
      }
    }
    return links;
  }

  @GetMapping("/notices/switches/{generation:[0-9]{1,9}}/subjects/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable int generation,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.EXPORT_PERSONS);
    Map<String, String> asked = shell.query();
    boolean named = asked.getOrDefault("names", "").equals("masked");
    if (named) {
      user.require(Permission.OPEN_PERSON);
    }
    SwitchDesk.find(activations, generation);
    SwitchedLists.Query query =
        new SwitchedLists.Query(
            generation,
            SwitchDesk.area(shell, user, asked.getOrDefault("at", "")),
            Change.find(asked.get("change")));
    long count = transactions.in(user.prefixes(), () -> lists.count(query));
    response.setContentType(SheetFile.type(format));
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"switch-%d-%s.%s\"".formatted(generation, query.area(), format));
    String told =
        shell.t(
            "switch.told",
            generation,
            subjects.name(shell, query.area()),
            user.account().displayName(),
            shell.language().moment(shell.console().clock()),
            count);
    SheetFile.stream(
        format,
        told,
        SwitchTables.fileColumns(shell, named),
        new Pages(shell, user, query, format, named),
        response.getOutputStream());
  }

  /** The list page by page, each by its key. */
  private final class Pages implements Supplier<List<Row>> {

    private final Shell shell;
    private final CurrentUser user;
    private final SwitchedLists.Query query;
    private final String format;
    private final boolean named;
    private SwitchedLists.@Nullable Switched last;

    Pages(Shell shell, CurrentUser user, SwitchedLists.Query query, String format, boolean named) {
      this.shell = shell;
      this.user = user;
      this.query = query;
      this.format = format;
      this.named = named;
    }

    @Override
    public List<Row> get() {
      return transactions.in(
          user.prefixes(),
          () -> {
            List<SwitchedLists.Switched> page = lists.page(query, last, AT_ONCE);
            if (page.isEmpty()) {
              return List.of();
            }
            last = page.getLast();
            Map<Subject, String> areas =
                page.stream()
                    .collect(
                        Collectors.toMap(
                            SwitchedLists.Switched::subject,
                            SwitchedLists.Switched::area,
                            (a, b) -> a));
            String how = named ? format + ", " + shell.t("switch.named") : format;
            audit.exported(user.actor(), areas, shell.t("switch.who"), how);
            return tables.fileRows(shell, page, named);
          });
    }
  }
}
