package lianfang.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.person.RosterRefused;
import lianfang.person.StaffColumn;
import lianfang.person.StaffRow;
import lianfang.person.StaffSheet;
import lianfang.person.sheet.ReadSheets;
import lianfang.person.sheet.StaffMatching;
import lianfang.web.basis.Refused;
import lianfang.web.firms.FirmStaff;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.portal.FirmUsers;
import lianfang.web.register.Villages;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import lianfang.web.staff.StaffLanding.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * 职工名单: a firm names who works for it, by sheet or one by one. Whoever is known is found by number
 * and name together and is not entered again; of others the rest is asked for.
 */
@Controller
class StaffDesk {

  private static final String PATH = "/portal/staff";
  private static final int HEAD_WITHIN = 5;

  private final ScopedTransactions transactions;
  private final FirmUsers users;
  private final FirmStaff staff;
  private final StaffMatching matching;
  private final StaffLanding landing;
  private final Audit audit;
  private final Villages villages;

  StaffDesk(
      ScopedTransactions transactions,
      FirmUsers users,
      FirmStaff staff,
      StaffMatching matching,
      StaffLanding landing,
      Audit audit,
      Villages villages) {
    this.transactions = transactions;
    this.users = users;
    this.staff = staff;
    this.matching = matching;
    this.landing = landing;
    this.audit = audit;
    this.villages = villages;
  }

  /** What stands on the page beside the list. */
  private record Told(
      @Nullable String told, @Nullable String refusal, List<Block> blocks, Typed typed) {

    static Told refused(String why) {
      return new Told(null, why, List.of(), Typed.NOTHING);
    }
  }

  /** What was typed of one person, and what is wrong with it. */
  private record Typed(Map<String, String> form, List<StaffRow.Problem> problems) {

    static final Typed NOTHING = new Typed(Map.of(), List.of());
  }

  @GetMapping(PATH)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    RegisteredFirm own = own(shell, user, firm);
    return page(shell, user, own, new Told(null, null, List.of(), Typed.NOTHING)).show();
  }

  private RegisteredFirm own(Shell shell, CurrentUser user, String firm) {
    user.require(Permission.FILE_APPLICATION);
    return transactions
        .in(user.prefixes(), () -> users.chosen(user, shell.console().today(), firm))
        .orElseThrow(() -> NotAllowed.lacks(Permission.FILE_APPLICATION));
  }

  @GetMapping(PATH + "/blank.xlsx")
  void blank(@AuthenticationPrincipal CurrentUser user, HttpServletResponse response)
      throws IOException {
    user.require(Permission.FILE_APPLICATION);
    response.setContentType(SheetFile.type("xlsx"));
    response.setHeader("Content-Disposition", "attachment; filename=staff.xlsx");
    StaffFile.blank(response.getOutputStream());
  }

  /** One person, typed. */
  @PostMapping(PATH)
  ModelAndView add(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    RegisteredFirm firm = own(shell, user, form.getOrDefault("firm", ""));
    List<String> cells = new ArrayList<>();
    Map<String, String> typed = withVillage(form);
    for (StaffColumn column : StaffColumn.values()) {
      cells.add(typed.getOrDefault(StaffWords.field(column), ""));
    }
    StaffRow row = matching.typed().read(1, cells);
    StaffLanding.Landed landed =
        landing.land(user, firm, List.of(row), shell.t("portal.staff.reason"));
    List<StaffRow> returned = landed.returned();
    if (returned.isEmpty()) {
      Block block = StaffWords.rows(shell, landed.lines(), false);
      return page(
              shell, user, firm, new Told(done(shell, landed), null, List.of(block), Typed.NOTHING))
          .show();
    }
    List<StaffRow.Problem> problems = returned.getFirst().problems();
    String unknown = StaffWords.isUnknown(problems) ? shell.t("portal.staff.unknown") : null;
    return page(shell, user, firm, new Told(unknown, null, List.of(), new Typed(typed, problems)))
        .show();
  }

  /** A village whose name was typed and not chosen is the one that alone bears it. */
  private Map<String, String> withVillage(Map<String, String> form) {
    String field = StaffWords.field(StaffColumn.VILLAGE);
    String name = form.getOrDefault(field + "-name", "").strip();
    Map<String, String> typed = new HashMap<>(form);
    if (form.getOrDefault(field, "").isBlank() && !name.isEmpty()) {
      typed.put(field, villages.meant(name).orElse(name));
    }
    return typed;
  }

  /** A whole list; what came back goes back as a sheet where that is asked for. */
  @PostMapping(PATH + "/sheet")
  @Nullable ModelAndView take(
      Shell shell,
      @RequestParam(defaultValue = "") String firm,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "page") String as,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    RegisteredFirm own = own(shell, user, firm);
    Optional<Read> read;
    try {
      read = read(file);
    } catch (RosterRefused refused) {
      return page(shell, user, own, Told.refused(Refused.say(shell, refused))).show();
    }
    if (read.isEmpty()) {
      return page(shell, user, own, Told.refused(shell.t("portal.staff.nohead"))).show();
    }
    Read sheet = read.get();
    StaffLanding.Landed landed =
        landing.land(user, own, sheet.rows(), shell.t("portal.staff.reason"));
    long back = landed.count(Outcome.RETURNED);
    audit.record(
        user.actor(),
        AuditAction.IMPORTED,
        own.subject(),
        own.area(),
        "",
        "staff: " + (landed.lines().size() - back) + " landed, " + back + " came back");
    if (as.equals("file") && back > 0) {
      response.setContentType(SheetFile.type("xlsx"));
      response.setHeader("Content-Disposition", "attachment; filename=returned.xlsx");
      StaffFile.returned(
          sheet.reader(), sheet.cells(), landed.returned(), response.getOutputStream());
      return null;
    }
    Block block = StaffWords.rows(shell, landed.lines(), true);
    return page(
            shell, user, own, new Told(done(shell, landed), null, List.of(block), Typed.NOTHING))
        .show();
  }

  /** What a file held: its reader, its rows as they stand, and the same as they were read. */
  private record Read(StaffSheet reader, List<List<String>> cells, List<StaffRow> rows) {}

  private Optional<Read> read(MultipartFile file) throws IOException {
    Path kept = Files.createTempFile("staff", ".sheet");
    try {
      file.transferTo(kept);
      List<List<String>> cells = ReadSheets.first(kept, "staff", StaffLanding.ROWS_MAX);
      for (int i = 0; i < Math.min(HEAD_WITHIN, cells.size()); i++) {
        Optional<StaffSheet> reader = matching.sheet(cells.get(i));
        if (reader.isPresent()) {
          List<StaffRow> rows = new ArrayList<>();
          for (int r = i + 1; r < cells.size(); r++) {
            if (!cells.get(r).stream().allMatch(String::isBlank)) {
              rows.add(reader.get().read(r + 1, cells.get(r)));
            }
          }
          return Optional.of(new Read(reader.get(), cells, rows));
        }
      }
      return Optional.empty();
    } finally {
      Files.delete(kept);
    }
  }

  private static String done(Shell shell, StaffLanding.Landed landed) {
    return shell.t(
        "portal.staff.done",
        landed.count(Outcome.KNOWN),
        landed.count(Outcome.REGISTERED),
        landed.count(Outcome.SAME),
        landed.count(Outcome.LEFT),
        landed.count(Outcome.RETURNED));
  }

  private StaffPage page(Shell shell, CurrentUser user, RegisteredFirm firm, Told told) {
    FirmStaff.Health health = transactions.in(user.prefixes(), () -> staff.health(shell, firm));
    List<Block> blocks = new ArrayList<>(told.blocks());
    blocks.add(health.block());
    List<Field> fields = StaffWords.fields(shell, told.typed().form(), told.typed().problems());
    return new StaffPage(
        shell,
        new Head(
            shell.t("portal.staff"),
            shell.t("portal.staff.says", health.people(), health.notYet()),
            List.of(),
            new Link(firm.profile().name(), shell.link("/portal", "firm", firm.id().toString()))),
        firm.id().toString(),
        told.told(),
        told.refusal(),
        fields,
        blocks);
  }
}
