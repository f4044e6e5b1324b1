package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.action.DraftActs;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Works on drafts: tables cell by cell, texts, check, and a new edition at the end. */
@Controller
class DraftsDesk {

  private final DraftActs acts;
  private final Editions editions;
  private final DraftPages pages;
  private final DraftProof proof;
  private final DraftForms forms;
  private final DraftCases cases;

  DraftsDesk(
      DraftActs acts,
      Editions editions,
      DraftPages pages,
      DraftProof proof,
      DraftForms forms,
      DraftCases cases) {
    this.cases = cases;
    this.forms = forms;
    this.acts = acts;
    this.editions = editions;
    this.pages = pages;
    this.proof = proof;
  }

  /** A change that somebody asks to keep: the table that was shown, all files, and its name. */
  record Change(String table, SortedMap<String, String> files, String what) {}

  @PostMapping("/notices/{id}/drafts")
  ModelAndView begin(
      Shell shell,
      @PathVariable String id,
      @RequestParam String base,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean carry,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    if (editions.find(base).filter(notice -> notice.id().equals(id)).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try {
      Drafts.Draft draft = carry ? acts.carry(user, base, reason) : acts.begin(user, base, reason);
      return to(shell, draft, "", false);
    } catch (EditionRefused refused) {
      String to = "/notices/" + id + "/editions/" + base;
      return new ModelAndView(
          "redirect:" + shell.link(to, "refused", refused.refusal().name()) + "#act-drafts");
    }
  }

  @GetMapping("/notices/{id}/drafts/{draft}")
  ModelAndView show(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(defaultValue = "") String table,
      @RequestParam(defaultValue = "false") boolean others,
      @AuthenticationPrincipal CurrentUser user) {
    DraftPages.State state =
        others ? DraftPages.State.refused(shell.t("draft.others")) : DraftPages.State.NONE;
    return page(shell, user, find(user, id, draft), table, state);
  }

  @PostMapping("/notices/{id}/drafts/{draft}")
  ModelAndView change(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam int version,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft now = find(user, id, draft);
    Drafts.Draft seen = acts.version(user, now, version);
    String table = form.getOrDefault("table", "");
    DraftForms.Typed typed = forms.typed(shell, seen, table, form);
    EditionRefused refused = typed.refused();
    if (refused != null) {
      DraftPages.State state =
          new DraftPages.State(EditionPages.say(shell, refused), List.of(), List.of(), form);
      return page(shell, user, seen.with(typed.files()), table, state);
    }
    return save(shell, user, seen, new Change(typed.table(), typed.files(), typed.what()));
  }

  /**
   * Keeps a change of the version that was seen, together with what came meanwhile; where both
   * touched one place both words are shown, and the form asks which one stays.
   */
  ModelAndView save(Shell shell, CurrentUser user, Drafts.Draft seen, Change change) {
    try {
      Drafts.Merged merged = acts.merge(user, seen, change.files(), change.what().strip());
      if (merged.clashes().isEmpty()) {
        return to(shell, merged.draft(), change.table(), merged.others());
      }
      DraftPages.State state =
          new DraftPages.State(shell.t("draft.merged"), List.of(), merged.clashes(), Map.of());
      return page(shell, user, merged.draft().with(merged.own()), change.table(), state);
    } catch (EditionRefused refused) {
      DraftPages.State state = DraftPages.State.refused(EditionPages.say(shell, refused));
      return page(shell, user, seen.with(change.files()), change.table(), state);
    }
  }

  /** One of "undo", "rebase", "keep" and "discard". */
  @PostMapping("/notices/{id}/drafts/{draft}/{step:undo|rebase|keep|discard}")
  ModelAndView step(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @PathVariable String step,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft now = find(user, id, draft);
    String table = form.getOrDefault("table", "");
    String typed = form.getOrDefault("version", "");
    int version = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : -1;
    try {
      switch (step) {
        case "undo" -> acts.undo(user, now, version);
        case "rebase" -> acts.rebase(user, now, version);
        case "keep" -> {
          String edition = acts.keep(user, now);
          return new ModelAndView(
              "redirect:" + shell.link("/notices/" + id + "/editions/" + edition));
        }
        default -> {
          acts.discard(user, now, form.containsKey("confirmed"));
          String to = now.base() == null ? "/notices/new" : "/notices/" + id;
          return new ModelAndView("redirect:" + shell.link(to));
        }
      }
      return to(shell, now, table, false);
    } catch (NoticeRefused faults) {
      DraftPages.State state =
          new DraftPages.State(null, said(shell, now, faults), List.of(), Map.of());
      return page(shell, user, now, table, state);
    } catch (EditionRefused refused) {
      String said = EditionPages.say(shell, refused);
      return page(shell, user, now, table, DraftPages.State.refused(said));
    }
  }

  /** Golden cases are said as their own pages say them, each with the way there. */
  private List<EditionPage.Fault> said(Shell shell, Drafts.Draft draft, NoticeRefused refused) {
    List<Finding> others =
        refused.findings().stream()
            .filter(one -> one.refusal() != Refusal.GOLDEN_CASE_FAILS)
            .toList();
    List<EditionPage.Fault> said =
        new ArrayList<>(Faults.of(shell, DraftProof.outline(draft), others));
    if (others.size() < refused.findings().size()) {
      said.addAll(cases.faults(shell, draft));
    }
    return said;
  }

  /** Says what a check would find, and of every cell what it means, while somebody types. */
  @PostMapping("/notices/{id}/drafts/{draft}/proof")
  @ResponseBody
  DraftProof.Told proof(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam int version,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft now = find(user, id, draft);
    Drafts.Draft seen = acts.version(user, now, version);
    String table = form.getOrDefault("table", "");
    DraftForms.Typed typed = forms.typed(shell, seen, table, form);
    DraftProof.Told told = proof.told(shell, seen.with(typed.files()), table);
    EditionRefused refused = typed.refused();
    return refused == null ? told : told.but(EditionPages.say(shell, refused));
  }

  ModelAndView page(
      Shell shell, CurrentUser user, Drafts.Draft draft, String table, DraftPages.State state) {
    return acts.seeing(user, () -> pages.page(shell, user, draft, table, state)).show();
  }

  /** Leads to the draft, which says that others have changed it meanwhile where they did. */
  static ModelAndView to(Shell shell, Drafts.Draft draft, String table, boolean others) {
    String to = DraftPages.address(draft);
    String page =
        others ? shell.link(to, "table", table, "others", "true") : shell.link(to, "table", table);
    return new ModelAndView("redirect:" + page);
  }

  Drafts.Draft find(CurrentUser user, String id, UUID draft) {
    return acts.find(user, id, draft)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  DecisionTable declared(Drafts.Draft draft, String table) {
    return DraftProof.declared(DraftProof.outline(draft), table)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
