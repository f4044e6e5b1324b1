package lianfang.web.api.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 企业接口: firms of an area and how many of them are at work, with scope and denominator. */
@RestController
@RequestMapping("/api/v1/firms")
class FirmsApi {

  private static final int PAGE_MAX = 500;

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final FirmCounts counts;

  FirmsApi(ScopedTransactions transactions, Firms firms, FirmCounts counts) {
    this.transactions = transactions;
    this.firms = firms;
    this.counts = counts;
  }

  /** A firm; no person is in it. */
  record FirmJson(
      UUID id,
      String area,
      String name,
      String code,
      String kind,
      String industry,
      boolean aboveScale,
      String state,
      @Nullable Instant since) {

    static FirmJson of(RegisteredFirm firm) {
      return new FirmJson(
          firm.id(),
          firm.area(),
          firm.profile().name(),
          firm.profile().code(),
          firm.profile().kind().word(),
          firm.profile().industry(),
          firm.profile().aboveScale(),
          firm.state().word(),
          firm.since());
    }
  }

  /** A share with what it is a share of; without a denominator there is none. */
  record ShareJson(
      String scope, LocalDate day, long atWork, long registered, @Nullable String percent) {}

  @GetMapping
  List<FirmJson> list(
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    Set<FirmState> states = FirmState.ofWord(state).map(Set::of).orElse(Set.of());
    return transactions.in(
        user.prefixes(),
        () ->
            firms.list(FirmQuery.of(area).in(states), on, after, PAGE_MAX).stream()
                .map(FirmJson::of)
                .toList());
  }

  @GetMapping("/share")
  ShareJson share(
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "all") String scope,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    FirmScope wanted = FirmScope.ofWord(scope).orElse(FirmScope.ALL);
    FirmCounts.Group group = transactions.in(user.prefixes(), () -> counts.at(area, wanted, on));
    Optional<String> percent = group.atWork().percent().map(value -> value.toPlainString());
    return new ShareJson(
        wanted.word(), on, group.atWork().part(), group.whole(), percent.orElse(null));
  }
}
