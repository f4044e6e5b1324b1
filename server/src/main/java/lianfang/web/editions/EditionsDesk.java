package lianfang.web.editions;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.NoticeShelf;
import lianfang.rulebook.edition.Approval;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.NoticeActs;
import lianfang.web.basis.Refused;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows one edition and takes it from state to state. */
@Controller
class EditionsDesk {

  private final ScopedTransactions transactions;
  private final Editions editions;
  private final EditionRegister register;
  private final NoticeActs acts;
  private final EditionPages pages;
  private final NoticeShelf shelf;

  EditionsDesk(
      ScopedTransactions transactions,
      Editions editions,
      EditionRegister register,
      NoticeActs acts,
      EditionPages pages,
      NoticeShelf shelf) {
    this.transactions = transactions;
    this.editions = editions;
    this.register = register;
    this.acts = acts;
    this.pages = pages;
    this.shelf = shelf;
  }

  @GetMapping("/notices/{id}/editions/{edition}")
  ModelAndView show(
      Shell shell,
      @PathVariable String id,
      @PathVariable String edition,
      @RequestParam(defaultValue = "") String refused,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    boolean blank = refused.equals(EditionRefusal.REASON_MISSING.name());
    EditionPages.Asked asked =
        blank
            ? asked(shell, new EditionRefused(EditionRefusal.REASON_MISSING), "drafts", Map.of())
            : EditionPages.Asked.NONE;
    return page(shell, user, find(id, edition), asked);
  }

  private static EditionPages.Asked asked(
      Shell shell, EditionRefused refused, String act, Map<String, String> form) {
    return new EditionPages.Asked(EditionPages.say(shell, refused), List.of(), act, form);
  }

  @PostMapping("/notices/{id}/editions/{edition}/{act}")
  ModelAndView act(
      Shell shell,
      @PathVariable String id,
      @PathVariable String edition,
      @PathVariable String act,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    EditionRecord one = find(id, edition);
    EditionPages.Asked asked;
    try {
      step(user, edition, act, form);
      return new ModelAndView("redirect:" + shell.link("/notices/" + id + "/editions/" + edition));
    } catch (NoticeRefused faults) {
      Notice notice = editions.find(edition).orElseThrow();
      List<EditionPage.Fault> said = EditionPages.faults(shell, notice, faults);
      return page(shell, user, one, new EditionPages.Asked(null, said, act, form));
    } catch (EditionRefused refused) {
      asked = asked(shell, refused, act, form);
    } catch (FactRefused refused) {
      asked = new EditionPages.Asked(Refused.say(shell, refused), List.of(), act, form);
    }
    return page(shell, user, find(id, edition), asked);
  }

  private void step(CurrentUser user, String edition, String act, Map<String, String> form) {
    String reason = form.getOrDefault("reason", "").strip();
    long confirmed = number(form.getOrDefault("confirmed", ""));
    switch (act) {
      case "check" -> acts.check(user, edition);
      case "simulated" -> acts.simulated(user, edition);
      case "approve" ->
          acts.approve(
              user,
              new Approval(
                  edition,
                  form.getOrDefault("over", ""),
                  minute(form.getOrDefault("at", "")),
                  reason,
                  confirmed,
                  form.getOrDefault("named", "").equals("yes")));
      case "withdraw" -> acts.withdraw(user, edition, reason, confirmed);
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  /** A table as its file writes it, or all tables as DMN. */
  @GetMapping("/notices/{id}/editions/{edition}/tables/{table}.csv")
  ResponseEntity<String> csv(
      @PathVariable String id,
      @PathVariable String edition,
      @PathVariable String table,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    String text =
        editions.folder(find(id, edition).edition()).files().get("tables/" + table + ".csv");
    if (text == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return file(table + ".csv", "text/csv", "\uFEFF" + text);
  }

  @GetMapping("/notices/{id}/editions/{edition}/notice.dmn")
  ResponseEntity<String> dmn(
      @PathVariable String id,
      @PathVariable String edition,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return file(id + ".dmn", "application/xml", shelf.dmn(find(id, edition).edition()));
  }

  private static ResponseEntity<String> file(String name, String type, String text) {
    return ResponseEntity.ok()
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Content-Type", type + ";charset=UTF-8")
        .body(text);
  }

  private ModelAndView page(
      Shell shell, CurrentUser user, EditionRecord one, EditionPages.Asked asked) {
    Notice notice = editions.find(one.edition()).orElseThrow();
    return transactions
        .in(user.prefixes(), () -> pages.page(shell, user, one, notice, asked))
        .show();
  }

  private EditionRecord find(String id, String edition) {
    return register
        .find(edition)
        .filter(one -> one.notice().equals(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The minute of the form, Asia/Shanghai; nothing typed means at once. */
  static @Nullable Instant minute(String text) {
    String typed = text.strip().replace(' ', 'T');
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(typed).atZone(Days.ZONE).toInstant();
    } catch (DateTimeParseException wrong) {
      throw new EditionRefused(EditionRefusal.MINUTE_UNREADABLE);
    }
  }

  static long number(String text) {
    return text.strip().matches("[0-9]{1,9}") ? Long.parseLong(text.strip()) : -1;
  }
}
