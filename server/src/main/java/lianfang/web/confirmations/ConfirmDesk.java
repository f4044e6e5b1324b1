package lianfang.web.confirmations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Comparisons;
import lianfang.person.Likeness;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Asks row by row who is meant; answers land when the page is left. */
@Controller
class ConfirmDesk {

  private static final int AHEAD = 500;
  private static final int SCORE_MOST = 200;

  /** What is compared, in this order. */
  private static final List<RosterColumn> SHOWN =
      List.of(
          RosterColumn.NAME,
          RosterColumn.SEX,
          RosterColumn.IDENTITY_NUMBER,
          RosterColumn.PHONE,
          RosterColumn.HEAD,
          RosterColumn.RELATION,
          RosterColumn.GROUP,
          RosterColumn.ALLEY,
          RosterColumn.COURTYARD,
          RosterColumn.BUILDING,
          RosterColumn.UNIT,
          RosterColumn.DOOR,
          RosterColumn.REGISTERED_PLACE,
          RosterColumn.EMPLOYER,
          RosterColumn.REMARKS);

  private final Comparisons comparisons;
  private final Register register;
  private final Subjects subjects;
  private final ScopedTransactions transactions;
  private final Audit audit;

  ConfirmDesk(
      Comparisons comparisons,
      Register register,
      Subjects subjects,
      ScopedTransactions transactions,
      Audit audit) {
    this.comparisons = comparisons;
    this.register = register;
    this.subjects = subjects;
    this.transactions = transactions;
    this.audit = audit;
  }

  @GetMapping("/confirmations")
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String at,
      @AuthenticationPrincipal CurrentUser user) {
    require(user);
    return page(shell, user, at).show();
  }

  @PostMapping("/confirmations")
  ModelAndView answer(
      Shell shell,
      @RequestParam String row,
      @RequestParam(defaultValue = "") String same,
      @RequestParam(defaultValue = "") String act,
      @AuthenticationPrincipal CurrentUser user) {
    require(user);
    Comparisons.Key key = key(row).orElseThrow(ConfirmDesk::badRequest);
    boolean kept = transactions.in(user.prefixes(), () -> keep(user, key, same, act));
    return new ModelAndView(
        "redirect:" + shell.link("/confirmations", "lost", kept ? "" : "1", "at", back(act, row)));
  }

  private static String back(String act, String row) {
    return act.equals("undo") ? row : "";
  }

  private boolean keep(CurrentUser user, Comparisons.Key key, String same, String act) {
    if (act.equals("undo")) {
      return comparisons.takeBack(user.recorder(), key);
    }
    if (!same.isEmpty()) {
      UUID person = uuid(same).orElseThrow(ConfirmDesk::badRequest);
      return comparisons.answer(user.recorder(), key, Comparisons.Answer.SAME, person);
    }
    Comparisons.Answer answer =
        Comparisons.Answer.find(act)
            .filter(one -> one != Comparisons.Answer.SAME)
            .orElseThrow(ConfirmDesk::badRequest);
    return comparisons.answer(user.recorder(), key, answer, null);
  }

  @PostMapping("/confirmations/carry-out")
  ModelAndView carryOut(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    require(user);
    int done = comparisons.carryOut(user.recorder());
    return new ModelAndView(
        "redirect:" + shell.link("/confirmations", "done", String.valueOf(done)));
  }

  private static void require(CurrentUser user) {
    user.require(Permission.IMPORT_PERSONS);
    user.require(Permission.OPEN_PERSON);
  }

  private static ResponseStatusException badRequest() {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST);
  }

  private static Optional<Comparisons.Key> key(String text) {
    int dot = text.indexOf('.');
    return dot < 0 || !text.substring(dot + 1).matches("[0-9]{1,8}")
        ? Optional.empty()
        : uuid(text.substring(0, dot))
            .map(id -> new Comparisons.Key(id, Integer.parseInt(text.substring(dot + 1))));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // An address may be typed by hand; what is no id names nothing.
      return Optional.empty();
    }
  }

  private static String word(Comparisons.Key key) {
    return key.importId() + "." + key.rowNumber();
  }

  private ConfirmPage page(Shell shell, CurrentUser user, String at) {
    String area = shell.ground().code();
    record Waiting(long count, List<Comparisons.Key> keys, List<Comparisons.Answered> answers) {}
    Waiting waiting =
        transactions.in(
            user.prefixes(),
            () ->
                new Waiting(
                    comparisons.count(area),
                    comparisons.list(area, AHEAD),
                    comparisons.answered(user.recorder().account())));
    List<Comparisons.Key> keys = waiting.keys();
    Comparisons.Key asked =
        key(at).filter(keys::contains).orElse(keys.isEmpty() ? null : keys.getFirst());
    int next = asked == null ? 0 : keys.indexOf(asked) + 1;
    Head head =
        new Head(
            shell.t("confirm.title"),
            waiting.count() == 0
                ? shell.t("confirm.says.none", shell.ground().name())
                : shell.t("confirm.says", shell.ground().name(), waiting.count()),
            List.of(),
            new Link(shell.t("people.import"), shell.link("/imports")));
    return new ConfirmPage(
        shell,
        head,
        notes(shell),
        asked == null ? null : row(shell, user, asked),
        waiting.answers().stream().map(one -> given(shell, one)).toList(),
        next < 1 || next >= keys.size()
            ? null
            : new Link(
                shell.t("confirm.later"),
                shell.link("/confirmations", "at", word(keys.get(next)))));
  }

  private static List<String> notes(Shell shell) {
    List<String> notes = new ArrayList<>();
    String done = shell.query().getOrDefault("done", "");
    if (done.matches("[0-9]{1,6}")) {
      notes.add(shell.t("confirm.done", Integer.parseInt(done)));
    }
    if (shell.query().containsKey("lost")) {
      notes.add(shell.t("confirm.lost"));
    }
    return notes;
  }

  private static ConfirmPage.Given given(Shell shell, Comparisons.Answered one) {
    return new ConfirmPage.Given(
        word(one.key()),
        shell.t(
            "confirm.given",
            one.key().rowNumber(),
            shell.t(ask(one.household()) + one.answer().word())));
  }

  private static String ask(boolean household) {
    return household ? "confirm.home." : "confirm.";
  }

  private ConfirmPage.@Nullable Asked row(Shell shell, CurrentUser user, Comparisons.Key key) {
    Comparisons.Compared compared = comparisons.open(user.scope(), key).orElse(null);
    if (compared == null) {
      return null;
    }
    List<UUID> ids = compared.candidates().stream().map(Comparisons.Candidate::person).toList();
    Map<UUID, Register.Entry> entries = transactions.in(user.prefixes(), () -> register.open(ids));
    looked(shell, user, compared, entries);
    List<ConfirmPage.Who> candidates = new ArrayList<>();
    for (Comparisons.Candidate one : compared.candidates()) {
      candidates.add(who(shell, one, candidates.size() + 1, entries.get(one.person())));
    }
    return new ConfirmPage.Asked(
        word(key),
        shell.t(
            "confirm.row",
            compared.roster(),
            key.rowNumber(),
            subjects.village(shell, compared.area())),
        ask(compared.household()),
        candidates,
        lines(shell, compared, ids, entries));
  }

  /** Nobody sees a row or a candidate before the audit holds the look. */
  private void looked(
      Shell shell,
      CurrentUser user,
      Comparisons.Compared compared,
      Map<UUID, Register.Entry> entries) {
    String why = shell.t("confirm.why");
    String detail = "import " + compared.key().importId() + " row " + compared.key().rowNumber();
    audit.record(user.actor(), AuditAction.OPENED_PERSON, null, compared.area(), why, detail);
    entries
        .values()
        .forEach(
            entry -> audit.looked(user.actor(), Subject.person(entry.id()), entry.area(), why));
  }

  private ConfirmPage.Who who(
      Shell shell, Comparisons.Candidate one, int place, Register.@Nullable Entry entry) {
    String name =
        entry == null
            ? shell.t("confirm.elsewhere")
            : shell.t(
                "confirm.candidate",
                subjects.village(shell, entry.area()),
                entry.roster(),
                entry.ref());
    return new ConfirmPage.Who(
        one.person().toString(),
        name,
        shell.t("confirm.score", one.likeness().score(), SCORE_MOST),
        String.join(shell.t("list.and"), alike(shell, one.likeness())),
        String.valueOf(place));
  }

  private static List<String> alike(Shell shell, Likeness likeness) {
    List<String> words = new ArrayList<>();
    add(shell, words, "name", likeness.name());
    add(shell, words, "phone", likeness.phone());
    add(shell, words, "birth", likeness.birth());
    add(shell, words, "household", likeness.household());
    add(shell, words, "row", likeness.row());
    add(shell, words, "other-number", likeness.otherNumber());
    return words;
  }

  private static void add(Shell shell, List<String> words, String key, boolean holds) {
    if (holds) {
      words.add(shell.texts().word("alike", key));
    }
  }

  private List<ConfirmPage.Line> lines(
      Shell shell,
      Comparisons.Compared compared,
      List<UUID> ids,
      Map<UUID, Register.Entry> entries) {
    List<ConfirmPage.Line> lines = new ArrayList<>();
    for (RosterColumn column : SHOWN) {
      String row = said(shell, column, compared.row().getOrDefault(column, ""));
      List<ConfirmPage.Told> told = new ArrayList<>();
      for (UUID id : ids) {
        Register.Entry entry = entries.get(id);
        String text = entry == null ? "" : said(shell, column, entry.particulars().text(column));
        told.add(new ConfirmPage.Told(text, mark(row, text)));
      }
      if (!row.isEmpty() || told.stream().anyMatch(one -> !one.text().isEmpty())) {
        boolean chinese = shell.language() == Language.ZH;
        lines.add(new ConfirmPage.Line(chinese ? column.zh() : column.en(), row, told));
      }
    }
    return lines;
  }

  private static String said(Shell shell, RosterColumn column, String text) {
    return column == RosterColumn.SEX && shell.texts().has("sex." + text)
        ? shell.t("sex." + text)
        : text.strip();
  }

  private static String mark(String row, String told) {
    if (row.isEmpty() || told.isEmpty()) {
      return "";
    }
    return row.equals(told) ? "same" : "other";
  }
}
