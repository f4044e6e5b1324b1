package lianfang.web.api.drafts;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Days;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.draft.DraftEdit;
import lianfang.rulebook.draft.DraftEdits;
import lianfang.rulebook.draft.NewNotice;
import lianfang.rulebook.draft.TableSheet;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.web.action.DraftActs;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * 草案接口: the same acts as the workbench, by those who may draft and answer for all areas in which
 * the notice holds.
 */
@RestController
@RequestMapping("/api/v1/drafts")
final class DraftsApi {

  private static final int BYTES_MAX = 4 << 20;

  private final DraftActs acts;
  private final DraftEdits edits;
  private final Editions editions;
  private final Clock clock;

  DraftsApi(DraftActs acts, DraftEdits edits, Editions editions, Clock clock) {
    this.acts = acts;
    this.edits = edits;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * A draft that is asked for: of an edition, or of a notice that is new.
   *
   * @param base content hash of the edition that is changed
   * @param notice head of a new notice
   * @param like content hash of the edition of which the new notice is a copy
   */
  record BeginJson(
      @Nullable String base, @Nullable NewJson notice, @Nullable String like, String reason) {}

  /** The head of a new notice. */
  record NewJson(
      String id,
      DraftJson.PhraseJson title,
      DraftJson.PhraseJson issuer,
      String layer,
      List<String> scope,
      String from,
      @Nullable String until) {}

  /** The version that was read. */
  record SeenJson(int version) {}

  /** Changes of the version that was read; all or none. */
  record EditsJson(int version, List<EditJson> edits) {}

  /** Whether somebody else's draft may go. */
  record DiscardJson(boolean confirmed) {}

  /** The edition that a draft has become. */
  record KeptJson(String notice, String edition, String state) {}

  @GetMapping
  List<DraftJson.BriefJson> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(required = false) @Nullable String notice) {
    return acts.list(user, notice).stream().map(DraftJson.BriefJson::of).toList();
  }

  @PostMapping
  DraftJson begin(@AuthenticationPrincipal CurrentUser user, @RequestBody BeginJson sent) {
    String base = sent.base();
    NewJson notice = sent.notice();
    if ((base == null) == (notice == null)) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "base | notice", "api");
    }
    return DraftJson.of(
        notice == null
            ? acts.begin(user, String.valueOf(base), sent.reason())
            : acts.begin(user, folder(notice, sent.like()), sent.reason()));
  }

  private NoticeFolder folder(NewJson notice, @Nullable String like) {
    if (like != null && editions.find(like).isEmpty()) {
      throw new EditionRefused(EditionRefusal.UNKNOWN, like);
    }
    String until = notice.until();
    NoticeTexts.Head head =
        new NoticeTexts.Head(
            notice.title().zh(),
            notice.title().en(),
            notice.from(),
            until == null ? "" : until,
            String.join(",", notice.scope()),
            notice.layer(),
            "");
    return new NewNotice(
            notice.id(), head, notice.issuer().zh(), notice.issuer().en(), Days.of(clock.instant()))
        .folder(like == null ? new TreeMap<>() : editions.folder(like).files());
  }

  @GetMapping("/{draft}")
  DraftJson show(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID draft) {
    return DraftJson.of(find(user, draft));
  }

  /** Cells, rows, columns, tables, clauses, head: as one step, which undo takes back. */
  @PostMapping("/{draft}/edits")
  DraftJson change(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @RequestBody EditsJson sent) {
    Drafts.Draft seen = seen(user, draft, sent.version());
    SortedMap<String, String> files = seen.files();
    List<DraftEdit> done = new ArrayList<>();
    for (EditJson one : sent.edits()) {
      DraftEdit edit = one.edit(files);
      files = edits.apply(seen.notice(), files, edit);
      done.add(edit);
    }
    String what = done.stream().map(DraftEdit::what).collect(Collectors.joining("; "));
    acts.save(user, seen, seen.version(), files, what);
    return show(user, draft);
  }

  /** A table as a file: .csv, .xlsx or .dmn as the body, by the ending of its name. */
  @PostMapping("/{draft}/tables/{table}")
  DraftJson upload(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @PathVariable String table,
      @RequestParam int version,
      @RequestParam String name,
      HttpServletRequest request)
      throws IOException {
    Drafts.Draft seen = seen(user, draft, version);
    byte[] content = request.getInputStream().readNBytes(BYTES_MAX + 1);
    if (content.length > BYTES_MAX) {
      throw new EditionRefused(EditionRefusal.TABLE_UNREADABLE, "> 4 MB");
    }
    DraftEdit sent = TableSheet.read(name, content, table);
    acts.save(user, seen, version, edits.apply(seen.notice(), seen.files(), sent), sent.what());
    return show(user, draft);
  }

  @PostMapping("/{draft}/undo")
  DraftJson undo(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @RequestBody SeenJson sent) {
    acts.undo(user, find(user, draft), sent.version());
    return show(user, draft);
  }

  /** Puts it on the edition in force, where another one came into force meanwhile. */
  @PostMapping("/{draft}/rebase")
  DraftJson rebase(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @RequestBody SeenJson sent) {
    acts.rebase(user, find(user, draft), sent.version());
    return show(user, draft);
  }

  /** What a check would find now, with the golden cases once the tables stand the proof. */
  @GetMapping("/{draft}/proof")
  DraftJson.ProofJson proof(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID draft) {
    Drafts.Draft now = find(user, draft);
    NoticeFolder folder = new NoticeFolder(now.notice(), now.files());
    List<Finding> findings = NoticeLoader.examine(folder);
    if (findings.isEmpty()) {
      findings = golden(folder);
    }
    return new DraftJson.ProofJson(
        findings.isEmpty(), findings.stream().map(DraftJson.FindingJson::of).toList());
  }

  private List<Finding> golden(NoticeFolder folder) {
    try {
      new NoticeLoader(editions.cases()).load(folder);
      return List.of();
    } catch (NoticeRefused refused) {
      return refused.findings();
    }
  }

  /** Proves it and keeps it as an edition, checked. */
  @PostMapping("/{draft}/keep")
  KeptJson keep(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @RequestBody SeenJson sent) {
    Drafts.Draft now = seen(user, draft, sent.version());
    return new KeptJson(now.notice(), acts.keep(user, now), "checked");
  }

  @PostMapping("/{draft}/discard")
  DraftJson.BriefJson discard(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @RequestBody DiscardJson sent) {
    Drafts.Draft now = find(user, draft);
    acts.discard(user, now, sent.confirmed());
    return DraftJson.BriefJson.of(now);
  }

  /** The draft as it was read; a program that read an older one is told. */
  private Drafts.Draft seen(CurrentUser user, UUID draft, int version) {
    Drafts.Draft now = find(user, draft);
    if (now.version() != version) {
      throw new EditionRefused(EditionRefusal.DRAFT_CHANGED, String.valueOf(now.version()));
    }
    return now;
  }

  private Drafts.Draft find(CurrentUser user, UUID draft) {
    return acts.find(user, draft)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, draft.toString(), "draft"));
  }
}
