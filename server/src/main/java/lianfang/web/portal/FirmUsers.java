package lianfang.web.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.area.Scope;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Firms;
import lianfang.enterprise.Invitations;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.springframework.stereotype.Component;

/** 经办人: for which firms an account acts today, by the facts that name it. */
@Component
public class FirmUsers {

  private static final Set<FirmPost> ACT = Set.of(FirmPost.USER, FirmPost.HEAD);

  private final Firms firms;
  private final FirmPosts posts;
  private final ScopedTransactions transactions;
  private final Clock clock;

  FirmUsers(Firms firms, FirmPosts posts, ScopedTransactions transactions, Clock clock) {
    this.firms = firms;
    this.posts = posts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether the account acts for a firm and for no office. */
  public static boolean isFirmAlone(CurrentUser user) {
    return user.may(Permission.FILE_APPLICATION) && !user.may(Permission.SEE_FIGURES);
  }

  /** The firms of this account, in the caller's transaction. */
  List<RegisteredFirm> of(CurrentUser user, LocalDate day) {
    Set<UUID> named =
        posts.of(user.getName(), day).stream()
            .filter(one -> ACT.contains(one.post()))
            .map(FirmPosts.Holder::firm)
            .collect(Collectors.toSet());
    return named.stream().sorted().flatMap(id -> firms.find(id).stream()).toList();
  }

  /** One of them; refused, and the refusal audited, where it is another's. */
  public Optional<RegisteredFirm> chosen(CurrentUser user, LocalDate day, String wanted) {
    List<RegisteredFirm> own = of(user, day);
    if (wanted.isEmpty()) {
      return own.stream().findFirst();
    }
    return Optional.of(
        own.stream()
            .filter(one -> one.id().toString().equals(wanted))
            .findFirst()
            .orElseThrow(() -> NotAllowed.outside(wanted)));
  }

  /** Whoever invited answers for it that the account acts for the firm. */
  void name(Invitations.Invited firm, String account) {
    Recorder inviter = new Recorder(firm.invitedBy(), Scope.of(firm.area()));
    transactions.in(
        firm.area(),
        () -> {
          posts.name(
              inviter,
              firms.find(firm.firm()).orElseThrow(),
              FirmPost.USER,
              Days.of(clock.instant()),
              "account",
              account);
          return true;
        });
  }
}
