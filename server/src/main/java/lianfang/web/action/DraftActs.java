package lianfang.web.action;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 草案办理: what drafters do with drafts. Everybody who answers for all areas of the notice may work on
 * one; every step ends in the audit.
 */
@Component
public final class DraftActs {

  private final ScopedTransactions transactions;
  private final Drafts drafts;
  private final Editions editions;
  private final NoticeScope scope;
  private final Audit audit;

  DraftActs(
      ScopedTransactions transactions,
      Drafts drafts,
      Editions editions,
      NoticeScope scope,
      Audit audit) {
    this.transactions = transactions;
    this.drafts = drafts;
    this.editions = editions;
    this.scope = scope;
    this.audit = audit;
  }

  /** A draft of this notice; empty where there is none that this official may see. */
  public Optional<Drafts.Draft> find(CurrentUser user, String notice, UUID id) {
    return find(user, id).filter(one -> one.notice().equals(notice));
  }

  /** A draft; empty where there is none that this official may see. */
  public Optional<Drafts.Draft> find(CurrentUser user, UUID id) {
    user.require(Permission.DRAFT_NOTICE);
    return transactions.in(user.prefixes(), () -> drafts.find(id));
  }

  /**
   * The drafts that this official may see.
   *
   * @param notice id of a notice; null for those of notices that are new
   */
  public List<Drafts.Draft> list(CurrentUser user, @Nullable String notice) {
    user.require(Permission.DRAFT_NOTICE);
    return transactions.in(
        user.prefixes(), () -> notice == null ? drafts.ofNewNotices() : drafts.of(notice));
  }

  /** The draft as a version had it, or as it is where there is no such version. */
  public Drafts.Draft version(CurrentUser user, Drafts.Draft now, int version) {
    return transactions.in(user.prefixes(), () -> drafts.version(now, version).orElse(now));
  }

  /** 起草: a draft from an edition. */
  public Drafts.Draft begin(CurrentUser user, String base, String reason) {
    Notice notice = drafting(user, base);
    return begun(user, reason, drafts.begin(user.recorder(), base, reason, scope.areas(notice)));
  }

  /**
   * 新通知: a draft of a notice that is not kept here yet, for areas for which its drafter answers.
   *
   * @param folder its first files
   * @throws NoticeRefused with everything that is wrong with its head
   */
  public Drafts.Draft begin(CurrentUser user, NoticeFolder folder, String reason) {
    user.require(Permission.DRAFT_NOTICE);
    List<Finding> findings = NoticeLoader.examineHead(folder);
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
    requireScope(user, folder, List.of());
    List<String> areas = scope.areas(NoticeLoader.outline(folder));
    return begun(user, reason, drafts.begin(user.recorder(), folder, reason, areas));
  }

  /**
   * Nobody drafts for areas of others, nor for areas in which nobody here would be under it.
   *
   * @param before areas in which the notice held already, whoever drafted it
   */
  private void requireScope(CurrentUser user, NoticeFolder folder, List<String> before) {
    Notice notice = NoticeLoader.outline(folder);
    boolean outside =
        notice.scope().stream()
            .filter(area -> !before.contains(area))
            .anyMatch(area -> area.isEmpty() || !user.scope().contains(area));
    if (outside || scope.areas(notice).isEmpty()) {
      String areas = String.join(", ", notice.scope());
      String detail =
          "draft of " + folder.name() + ": " + EditionRefusal.SCOPE_OUTSIDE + " " + areas;
      audit.record(user.actor(), AuditAction.REFUSED, null, "", "", detail);
      throw new EditionRefused(EditionRefusal.SCOPE_OUTSIDE, areas);
    }
  }

  /** 换底稿: a draft with an edition's changes, on the edition that is in force now. */
  public Drafts.Draft carry(CurrentUser user, String edition, String reason) {
    Notice notice = drafting(user, edition);
    return begun(user, reason, drafts.carry(user.recorder(), edition, reason, scope.areas(notice)));
  }

  private Notice drafting(CurrentUser user, String edition) {
    user.require(Permission.DRAFT_NOTICE);
    Notice notice =
        editions.find(edition).orElseThrow(() -> new EditionRefused(EditionRefusal.UNKNOWN));
    scope.require(user, notice);
    return notice;
  }

  private Drafts.Draft begun(CurrentUser user, String reason, Drafts.Draft draft) {
    audited(user, draft, "begin", reason);
    return draft;
  }

  /**
   * Keeps a change.
   *
   * @param what was changed, for the audit
   */
  public void save(
      CurrentUser user,
      Drafts.Draft draft,
      int seen,
      SortedMap<String, String> files,
      String what) {
    user.require(Permission.DRAFT_NOTICE);
    requireScope(user, draft, files);
    drafts.save(user.recorder(), draft, seen, files);
    audited(user, draft, what, "");
  }

  /**
   * Keeps a change together with what others have changed since the version that was seen.
   *
   * @param seen the version from which the change was made
   * @param what was changed, for the audit
   */
  public Drafts.Merged merge(
      CurrentUser user, Drafts.Draft seen, SortedMap<String, String> files, String what) {
    user.require(Permission.DRAFT_NOTICE);
    requireScope(user, seen, files);
    Drafts.Merged merged = drafts.merge(user.recorder(), seen, files);
    String clashes =
        merged.clashes().isEmpty() ? "" : ", " + merged.clashes().size() + " places left to say";
    audited(user, merged.draft(), what + (merged.others() ? ", merged" : "") + clashes, "");
    return merged;
  }

  private void requireScope(CurrentUser user, Drafts.Draft draft, SortedMap<String, String> files) {
    List<String> before = scope(draft.files());
    if (!before.equals(scope(files))) {
      requireScope(user, new NoticeFolder(draft.notice(), files), before);
    }
  }

  private static List<String> scope(SortedMap<String, String> files) {
    String yaml = files.getOrDefault("notice.yaml", "{}");
    return NoticeTexts.list(NoticeTexts.head(yaml).scope());
  }

  /** Takes the latest change back. */
  public void undo(CurrentUser user, Drafts.Draft draft, int seen) {
    user.require(Permission.DRAFT_NOTICE);
    drafts.undo(user.recorder(), draft, seen);
    audited(user, draft, "undo version " + seen, "");
  }

  /** Puts the draft's changes on the edition in force. */
  public void rebase(CurrentUser user, Drafts.Draft draft, int seen) {
    user.require(Permission.DRAFT_NOTICE);
    drafts.rebase(user.recorder(), draft, seen);
    audited(user, draft, "rebase version " + seen, "");
  }

  /** Keeps the draft as an edition, for areas for which its drafter answers. */
  public String keep(CurrentUser user, Drafts.Draft draft) {
    user.require(Permission.DRAFT_NOTICE);
    scope.require(user, NoticeLoader.readDraft(new NoticeFolder(draft.notice(), draft.files())));
    String edition = drafts.keep(user.recorder(), draft);
    audited(user, draft, "keep " + edition, draft.reason());
    return edition;
  }

  /**
   * Throws a draft away.
   *
   * @param confirmed whether the official said so although somebody else began it
   */
  public void discard(CurrentUser user, Drafts.Draft draft, boolean confirmed) {
    user.require(Permission.DRAFT_NOTICE);
    if (!confirmed && !isOwn(user, draft)) {
      String detail = "draft " + draft.id() + " discard: " + EditionRefusal.NOT_YOURS;
      audit.record(user.actor(), AuditAction.REFUSED, null, "", "", detail);
      throw new EditionRefused(EditionRefusal.NOT_YOURS);
    }
    drafts.discard(user.recorder(), draft);
    audited(user, draft, "discard", "");
  }

  /** Whether this official began the draft. */
  public static boolean isOwn(CurrentUser user, Drafts.Draft draft) {
    return draft.drafter().equals(user.recorder().account());
  }

  /** Reads about drafts with what this official may see. */
  public <T> T seeing(CurrentUser user, Supplier<T> work) {
    return transactions.in(user.prefixes(), work);
  }

  private void audited(CurrentUser user, Drafts.Draft draft, String act, String reason) {
    String what = "draft " + draft.id() + " of " + draft.notice() + " " + act;
    audit.record(user.actor(), AuditAction.EDITION_STEP, null, "", reason, what);
  }
}
