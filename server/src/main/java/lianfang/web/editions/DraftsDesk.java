package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.edition.TextChange;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
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

  private final ScopedTransactions transactions;
  private final Drafts drafts;
  private final Editions editions;
  private final DraftPages pages;
  private final EditionPages editionPages;
  private final Audit audit;

  DraftsDesk(
      ScopedTransactions transactions,
      Drafts drafts,
      Editions editions,
      DraftPages pages,
      EditionPages editionPages,
      Audit audit) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.editions = editions;
    this.pages = pages;
    this.editionPages = editionPages;
    this.audit = audit;
  }

  @PostMapping("/notices/{id}/drafts")
  ModelAndView begin(
      Shell shell,
      @PathVariable String id,
      @RequestParam String base,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    if (editions.find(base).filter(notice -> notice.id().equals(id)).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try {
      Drafts.Draft draft = drafts.begin(user.recorder(), base, reason);
      return to(shell, draft, "");
    } catch (EditionRefused refused) {
      return new ModelAndView("redirect:" + shell.link("/notices/" + id + "/editions/" + base));
    }
  }

  @GetMapping("/notices/{id}/drafts/{draft}")
  ModelAndView show(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(defaultValue = "") String table,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    return page(shell, user, find(id, draft), table, null, List.of());
  }

  @PostMapping("/notices/{id}/drafts/{draft}")
  ModelAndView change(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(defaultValue = "") String table,
      @RequestParam(defaultValue = "save") String act,
      @RequestParam(defaultValue = "") String like,
      @RequestParam int version,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    Drafts.Draft now = find(id, draft);
    SortedMap<String, String> files = new TreeMap<>(now.files());
    try {
      if (table.isEmpty()) {
        texts(files, form);
      } else {
        DecisionTable declared = declared(now, table);
        String file = declared.file();
        TableText before = TableText.read(files.getOrDefault(file, ""));
        List<List<String>> rows = typed(shell, declared, before, form);
        String done = act.equals("add") && !like.isEmpty() ? like : act;
        files.put(file, before.with(GridRows.act(rows, done, before.columns())).write());
      }
      drafts.save(user.recorder(), draft, version, files);
      return to(shell, now, table);
    } catch (EditionRefused refused) {
      return page(shell, user, now, table, EditionPages.say(shell, refused), List.of());
    }
  }

  /** What was typed, in code words; what nobody touched stays as it is written. */
  private static List<List<String>> typed(
      Shell shell, DecisionTable declared, TableText before, Map<String, String> form) {
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < before.rows().size(); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < before.columns().size(); c++) {
        String was = before.rows().get(r).get(c);
        String typed = form.getOrDefault("c-" + r + "-" + c, was);
        String column = before.columns().get(c);
        row.add(
            typed.equals(was)
                ? was
                : Vocabulary.read(shell, declared, column, typed).value().replaceAll("\\R", " "));
      }
      rows.add(row);
    }
    return rows;
  }

  private static void texts(SortedMap<String, String> files, Map<String, String> form) {
    for (String file : List.of("notice.yaml", "readings.yaml")) {
      Map<String, String> texts = new TreeMap<>();
      String prefix = file + ":";
      form.forEach((name, value) -> {
        if (name.startsWith(prefix)) {
          texts.put(name.substring(prefix.length()), value.strip().replaceAll("\\R", " "));
        }
      });
      files.computeIfPresent(file, (name, text) -> TextChange.apply(text, texts));
    }
  }

  @PostMapping("/notices/{id}/drafts/{draft}/undo")
  ModelAndView undo(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String table,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    Drafts.Draft now = find(id, draft);
    try {
      drafts.undo(user.recorder(), draft, version);
      return to(shell, now, table);
    } catch (EditionRefused refused) {
      return page(shell, user, now, table, EditionPages.say(shell, refused), List.of());
    }
  }

  @PostMapping("/notices/{id}/drafts/{draft}/keep")
  ModelAndView keep(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    Drafts.Draft now = find(id, draft);
    try {
      String edition = drafts.keep(user.recorder(), draft);
      audit.record(
          user.actor(), AuditAction.EDITION_STEP, null, "", now.reason(), "draft " + edition);
      return new ModelAndView("redirect:" + shell.link("/notices/" + id + "/editions/" + edition));
    } catch (NoticeRefused faults) {
      return page(shell, user, now, "", null, editionPages.faults(shell, faults));
    } catch (EditionRefused refused) {
      return page(shell, user, now, "", EditionPages.say(shell, refused), List.of());
    }
  }

  @PostMapping("/notices/{id}/drafts/{draft}/discard")
  ModelAndView discard(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    drafts.discard(user.recorder(), find(id, draft).id());
    return new ModelAndView("redirect:" + shell.link("/notices/" + id));
  }

  /** Says of one cell what it means, while it is typed. */
  @GetMapping("/notices/{id}/drafts/{draft}/cell")
  @ResponseBody
  Map<String, Object> cell(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam String table,
      @RequestParam String column,
      @RequestParam(defaultValue = "") String text,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    Vocabulary.Read read = Vocabulary.read(shell, declared(find(id, draft), table), column, text);
    return Map.of("value", read.value(), "told", read.told(), "wrong", read.wrong());
  }

  ModelAndView page(
      Shell shell,
      CurrentUser user,
      Drafts.Draft draft,
      String table,
      @Nullable String refusal,
      List<EditionPage.Fault> faults) {
    return transactions
        .in(user.prefixes(), () -> pages.page(shell, draft, table, refusal, faults))
        .show();
  }

  static ModelAndView to(Shell shell, Drafts.Draft draft, String table) {
    String to = "/notices/" + draft.notice() + "/drafts/" + draft.id();
    return new ModelAndView("redirect:" + shell.link(to, "table", table));
  }

  Drafts.Draft find(String id, UUID draft) {
    return drafts
        .find(draft)
        .filter(one -> one.notice().equals(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  DecisionTable declared(Drafts.Draft draft, String table) {
    return editions.find(draft.base()).orElseThrow().tables().stream()
        .map(CompiledTable::table)
        .filter(one -> one.id().equals(table))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
