package lianfang.web.firms;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.casework.known.KnownValues;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/**
 * 首席服务官所知: whose the problems of a firm are. An account that is locked, or that does not act where
 * the firm lies, could not open them, so that they stay at the desk.
 */
@Component
class ServiceOfficerKnown implements KnownValues {

  private static final String OFFICE = "firm.service-officer";
  private static final int ID = 36;

  private final Firms firms;
  private final FirmPosts posts;
  private final Accounts accounts;

  ServiceOfficerKnown(Firms firms, FirmPosts posts, Accounts accounts) {
    this.firms = firms;
    this.posts = posts;
    this.accounts = accounts;
  }

  @Override
  public Known of(Subject about, LocalDate day) {
    return Known.NOTHING;
  }

  @Override
  public Optional<String> holder(String office, Subject about, LocalDate day) {
    boolean asked = office.equals(OFFICE) && about.kind() == Subject.Kind.ENTERPRISE;
    Optional<RegisteredFirm> firm = asked ? firms.find(about.id()) : Optional.empty();
    return firm.flatMap(one ->
        posts
            .on(one.id(), FirmPost.SERVICE_OFFICER, day)
            .map(FirmPosts.Holder::account)
            .filter(account -> account.length() == ID)
            .filter(account -> acts(account, one.area())));
  }

  private boolean acts(String account, String area) {
    return accounts
        .find(UUID.fromString(account))
        .filter(one -> !one.locked() && one.scope().contains(area))
        .isPresent();
  }
}
