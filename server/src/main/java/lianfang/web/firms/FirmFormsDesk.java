package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.FirmColumn;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.FirmRow;
import lianfang.enterprise.Firms;
import lianfang.enterprise.Timetable;
import lianfang.enterprise.Timetables;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Registers a firm by hand and publishes the timetable of an area. */
@Controller
class FirmFormsDesk {

  private static final String NEW = "/firms/new";
  private static final String TABLE = "/firms/timetable";

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final Timetables timetables;
  private final SchemeBlocks schemes;
  private final FirmBlocks blocks;
  private final FirmRegistering registering;
  private final FirmWords words;

  FirmFormsDesk(
      ScopedTransactions transactions,
      Firms firms,
      Timetables timetables,
      SchemeBlocks schemes,
      FirmBlocks blocks,
      FirmRegistering registering,
      FirmWords words) {
    this.transactions = transactions;
    this.firms = firms;
    this.timetables = timetables;
    this.schemes = schemes;
    this.blocks = blocks;
    this.registering = registering;
    this.words = words;
  }

  @GetMapping(NEW)
  ModelAndView blank(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    // A firm that was noted somewhere begins with what is known of it.
    return form(shell, shell.query(), Map.of(), null).show();
  }

  @PostMapping(NEW)
  ModelAndView register(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    Map<FirmColumn, String> said = new EnumMap<>(FirmColumn.class);
    for (FirmColumn column : FirmColumn.values()) {
      said.put(column, typed.getOrDefault(column.name(), ""));
    }
    FirmRow row = registering.read(said, shell.console().today());
    FirmProfile profile = row.profile();
    if (profile == null) {
      Map<FirmColumn, String> errors = new HashMap<>();
      row.problems()
          .forEach(one ->
              errors.put(
                  one.column(),
                  shell.language() == Language.ZH ? one.refusal().zh() : one.refusal().en()));
      return form(shell, typed, errors, null).show();
    }
    user.requireArea(row.area());
    try {
      UUID id =
          transactions.in(
              user.prefixes(),
              () -> firms.register(user.recorder(), row.area(), profile, shell.console().today()));
      return new ModelAndView("redirect:" + shell.link("/firms/" + id));
    } catch (FactRefused refused) {
      return form(shell, typed, Map.of(), Refused.say(shell, refused)).show();
    }
  }

  private FormPage form(
      Shell shell,
      Map<String, String> typed,
      Map<FirmColumn, String> errors,
      @Nullable String refusal) {
    List<Field.Option> kinds = new ArrayList<>();
    for (FirmKind kind : FirmKind.values()) {
      kinds.add(new Field.Option(kind.zh(), shell.texts().word("firm.kind", kind.word())));
    }
    List<Field.Option> yes =
        List.of(
            new Field.Option("是", shell.t("firm.yes")), new Field.Option("否", shell.t("firm.no")));
    List<Field> fields = new ArrayList<>();
    for (FirmColumn column : FirmColumn.values()) {
      String label =
          shell.language() == Language.ZH
              ? column.zh()
              : shell.t("firm.column." + column.name().toLowerCase(java.util.Locale.ROOT));
      String value = typed.getOrDefault(column.name(), "");
      Field field =
          switch (column) {
            case KIND -> Field.choice(column.name(), label, value.isEmpty() ? "企业" : value, kinds);
            case ABOVE_SCALE, CHAIN, KEY ->
                Field.choice(column.name(), label, value.isEmpty() ? "否" : value, yes);
            case AREA ->
                Field.of(
                        column.name(),
                        "text",
                        label,
                        value.isEmpty() ? shell.ground().code() : value)
                    .hint(shell.t("firm.area.hint"))
                    .need();
            case INDUSTRY ->
                Field.of(column.name(), "text", label, value)
                    .hint(shell.t("firm.industry.hint"))
                    .need();
            case NAME -> Field.of(column.name(), "text", label, value).need();
            case CODE ->
                Field.of(column.name(), "text", label, value).hint(shell.t("firm.code.hint"));
            case STATE, SINCE, ACCEPTED, CITES -> null;
          };
      if (field != null) {
        fields.add(field.error(errors.get(column)));
      }
    }
    return new FormPage(
        shell,
        new Head(
            shell.t("firms.add"),
            shell.t("firms.add.says"),
            List.of(),
            new Link(shell.t("firms.title"), shell.link("/firms"))),
        NEW,
        List.of(),
        fields,
        Map.of(),
        shell.t("firms.add.button"),
        refusal,
        List.of());
  }

  @GetMapping(TABLE)
  ModelAndView timetable(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    return transactions
        .in(user.prefixes(), () -> table(shell, shell.ground().code(), Map.of(), null))
        .show();
  }

  /** Publishes a timetable. */
  @PostMapping(TABLE)
  ModelAndView publish(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    String area = typed.getOrDefault(SchemesDesk.FOR, "");
    user.requireArea(area);
    String refusal =
        transactions
            .in(user.prefixes(), () -> Optional.ofNullable(keep(shell, user, area, typed)))
            .orElse(null);
    return refusal == null
        ? new ModelAndView("redirect:" + shell.link(TABLE, "area", area))
        : transactions.in(user.prefixes(), () -> table(shell, area, typed, refusal)).show();
  }

  private @Nullable String keep(
      Shell shell, CurrentUser user, String area, Map<String, String> typed) {
    String organ = typed.getOrDefault("organ", "").strip();
    String cites = typed.getOrDefault("cites", "").strip();
    LocalDate today = shell.console().today();
    if (organ.isEmpty() || cites.isEmpty()) {
      return shell.t("firms.timetable.organ.missing");
    }
    try {
      List<Timetable.Line> lines = new ArrayList<>();
      for (String line : typed.getOrDefault("lines", "").lines().toList()) {
        String[] cells = line.strip().split("[\\s,，]+", 3);
        if (cells.length < 2) {
          continue;
        }
        Optional<LocalDate> from = TypedDay.read(cells[1], today);
        if (words.industries().find(cells[0]).isEmpty() || from.isEmpty()) {
          return shell.t("firms.timetable.wrong", line);
        }
        lines.add(new Timetable.Line(cells[0], from.get(), cells.length > 2 ? cells[2] : ""));
      }
      if (!lines.isEmpty()) {
        timetables.publish(user.recorder(), new Timetable(area, lines, organ, cites));
      }
      return lines.isEmpty() ? shell.t("firms.timetable.empty") : null;
    } catch (FactRefused refused) {
      return Refused.say(shell, refused);
    }
  }

  private FormPage table(
      Shell shell, String area, Map<String, String> typed, @Nullable String refusal) {
    return new FormPage(
        shell,
        new Head(
            shell.t("firms.timetable.edit"),
            schemes.says(shell, area, "firms.timetable.says"),
            List.of(),
            new Link(shell.t("firms.title"), shell.link("/firms"))),
        shell.link(TABLE),
        List.of(),
        List.of(
            Field.of("lines", "lines", shell.t("firms.timetable"), typed.getOrDefault("lines", ""))
                .hint(shell.t("firms.timetable.hint"))
                .need(),
            Field.of("organ", "text", shell.t("grades.organ"), typed.getOrDefault("organ", ""))
                .need(),
            Field.of("cites", "text", shell.t("grades.cites"), typed.getOrDefault("cites", ""))
                .need()),
        Map.of(SchemesDesk.FOR, area),
        shell.t("firms.timetable.button"),
        refusal,
        List.of(
            schemes.offered(
                shell,
                area,
                new Link(shell.t("firms.schemes"), shell.link(SchemesDesk.PATH, "area", area))),
            blocks.timetable(shell, area),
            blocks.lineage(shell, area)));
  }
}
