package lianfang.web.action;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.rulebook.Editions;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.edition.Approval;
import lianfang.rulebook.edition.EditionClock;
import lianfang.rulebook.edition.EditionOffice;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.ReadingBook;
import lianfang.rulebook.lower.LooserNotice;
import lianfang.rulebook.lower.LooserNotices;
import lianfang.rulebook.notice.Notice;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 通知办理: what offices do with editions and readings. Nothing takes effect without the command's
 * consent; every step and every refused attempt ends in the audit.
 */
@Component
public final class NoticeActs {

  private final EditionOffice office;
  private final EditionClock clock;
  private final ReadingBook readings;
  private final LooserNotices looser;
  private final Editions editions;
  private final NoticeScope scope;
  private final Audit audit;

  NoticeActs(
      EditionOffice office,
      EditionClock clock,
      ReadingBook readings,
      LooserNotices looser,
      Editions editions,
      NoticeScope scope,
      Audit audit) {
    this.office = office;
    this.clock = clock;
    this.readings = readings;
    this.looser = looser;
    this.editions = editions;
    this.scope = scope;
    this.audit = audit;
  }

  /** 审查: by whoever drafts or approves. */
  public void check(CurrentUser user, String edition) {
    if (!user.may(Permission.APPROVE_NOTICE)) {
      user.require(Permission.DRAFT_NOTICE);
    }
    audited(
        user,
        edition,
        "check",
        "",
        () -> {
          office.check(user.recorder(), edition);
          return true;
        });
  }

  /** 推演: records that the effect was seen. */
  public void simulated(CurrentUser user, String edition) {
    if (!user.may(Permission.APPROVE_NOTICE)) {
      user.require(Permission.DRAFT_NOTICE);
    }
    audited(
        user,
        edition,
        "simulate",
        "",
        () -> {
          office.simulated(user.recorder(), edition);
          return true;
        });
  }

  /** 签发: by the command of all areas in which the notice holds. */
  public void approve(CurrentUser user, Approval approval) {
    user.require(Permission.APPROVE_NOTICE);
    audited(
        user,
        approval.edition(),
        "approve",
        approval.reason(),
        () -> {
          requireScope(user, approval.edition());
          office.approve(user.recorder(), approval);
          return true;
        });
    clock.soon();
  }

  /** 撤回: by the command of all areas in which the notice holds. */
  public void withdraw(CurrentUser user, String edition, String reason, long confirmed) {
    user.require(Permission.APPROVE_NOTICE);
    audited(
        user,
        edition,
        "withdraw",
        reason,
        () -> {
          requireScope(user, edition);
          office.withdraw(user.recorder(), edition, reason, confirmed);
          return true;
        });
    clock.soon();
  }

  /** 提请口径: by whoever drafts or signs. */
  public UUID propose(CurrentUser user, SignedReading reading, String cites) {
    if (!user.may(Permission.SIGN_READING)) {
      user.require(Permission.DRAFT_NOTICE);
    }
    String what = "propose " + reading.notice() + " " + reading.name() + " = " + reading.value();
    try {
      UUID proposal = readings.propose(user.recorder(), reading, cites);
      audit.record(user.actor(), AuditAction.EDITION_STEP, null, "", cites, what);
      return proposal;
    } catch (EditionRefused refused) {
      refused(user, what, refused);
      throw refused;
    }
  }

  /** 签署口径: by the command of all areas in which the notice holds. */
  public void sign(CurrentUser user, String notice, UUID proposal, boolean named, long confirmed) {
    user.require(Permission.SIGN_READING);
    String what = notice + " proposal " + proposal;
    try {
      editions.list().stream()
          .filter(one -> one.id().equals(notice))
          .forEach(one -> scope.require(user, one));
      readings.sign(user.recorder(), notice, proposal, named, confirmed);
      audit.record(user.actor(), AuditAction.READING_SIGNED, null, "", "", what);
    } catch (EditionRefused refused) {
      refused(user, "sign " + what, refused);
      throw refused;
    }
    clock.soon();
  }

  /** 维持: the body of a notice says that what it reads otherwise than one above stands. */
  public void stand(CurrentUser user, LooserNotice one, String reason) {
    user.require(Permission.SIGN_READING);
    audited(
        user,
        one.own().edition(),
        "stand by",
        reason,
        () -> {
          scope.require(user, one.own());
          if (reason.isBlank()) {
            throw new EditionRefused(EditionRefusal.REASON_MISSING);
          }
          looser.stand(user.recorder(), one, reason);
          return true;
        });
  }

  private void audited(
      CurrentUser user, String edition, String act, String reason, Supplier<Boolean> work) {
    String what = act + " " + edition;
    try {
      Objects.requireNonNull(work.get());
      audit.record(user.actor(), AuditAction.EDITION_STEP, null, "", reason, what);
    } catch (EditionRefused refused) {
      refused(user, what, refused);
      throw refused;
    }
  }

  private void refused(CurrentUser user, String what, EditionRefused refused) {
    String detail = what + ": " + refused.refusal().name();
    audit.record(user.actor(), AuditAction.REFUSED, null, "", "", detail);
  }

  private void requireScope(CurrentUser user, String edition) {
    Notice notice =
        editions.find(edition).orElseThrow(() -> new EditionRefused(EditionRefusal.UNKNOWN));
    scope.require(user, notice);
  }
}
