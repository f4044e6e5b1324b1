package lianfang.web.api.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.enterprise.FirmColumn;
import lianfang.enterprise.FirmImport;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.FirmRow;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.firms.FirmRegistering;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 企业办理接口: registers firms and names who answers for what in them. */
@RestController
@RequestMapping("/api/v1/firms")
class FirmActsApi {

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final FirmImport imports;
  private final FirmPosts posts;
  private final FirmRegistering registering;
  private final Accounts accounts;
  private final Clock clock;

  FirmActsApi(
      ScopedTransactions transactions,
      Firms firms,
      FirmImport imports,
      FirmPosts posts,
      FirmRegistering registering,
      Accounts accounts,
      Clock clock) {
    this.transactions = transactions;
    this.firms = firms;
    this.imports = imports;
    this.posts = posts;
    this.registering = registering;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** A firm to be registered; the credit code, or area and name, say which it is. */
  record NewFirm(
      @Nullable String kind,
      @Nullable String code,
      @Nullable String name,
      @Nullable String area,
      @Nullable String industry,
      @Nullable Boolean aboveScale,
      @Nullable Boolean chain,
      @Nullable Boolean key) {}

  /** Who holds a post from a day on; an account's login, or a team. */
  record PostJson(
      @Nullable String post,
      @Nullable String login,
      @Nullable String team,
      @Nullable String from) {}

  /** A post as it is held. */
  record HeldJson(String post, @Nullable String account, @Nullable String team, LocalDate from) {}

  /** A firm with its posts of today. */
  record WholeJson(FirmsApi.FirmJson firm, List<HeldJson> posts) {}

  @PostMapping
  WholeJson register(@AuthenticationPrincipal CurrentUser user, @RequestBody NewFirm sent) {
    user.require(Permission.MANAGE_FIRMS);
    FirmRow row = registering.read(said(sent), today());
    if (row.profile() != null) {
      user.requireArea(row.area());
    }
    List<FirmRow> returned = imports.land(user.recorder(), List.of(row)).returned();
    if (!returned.isEmpty()) {
      FirmRow.Problem why = returned.getFirst().problems().getFirst();
      String field = why.column().name().toLowerCase(Locale.ROOT);
      throw new Refused(
          Problem.REFUSED, field + ": " + why.refusal().en(), "firm: " + why.refusal().name());
    }
    return transactions.in(
        user.prefixes(),
        () -> {
          var profile = Asked.given(row.profile(), "firm");
          UUID id = Firms.subject(row.area(), profile).id();
          return whole(firms.byCode(profile.code()).or(() -> firms.find(id)).orElseThrow());
        });
  }

  private static Map<FirmColumn, String> said(NewFirm sent) {
    Map<FirmColumn, String> said = new EnumMap<>(FirmColumn.class);
    String kind = Asked.text(sent.kind(), "kind");
    said.put(
        FirmColumn.KIND,
        FirmKind.ofWord(kind).map(FirmKind::zh).orElseThrow(() -> unknown("kind: " + kind)));
    said.put(FirmColumn.CODE, Asked.or(sent.code()));
    said.put(FirmColumn.NAME, Asked.text(sent.name(), "name"));
    said.put(FirmColumn.AREA, Asked.text(sent.area(), "area"));
    said.put(FirmColumn.INDUSTRY, Asked.text(sent.industry(), "industry"));
    said.put(FirmColumn.ABOVE_SCALE, yes(sent.aboveScale()));
    said.put(FirmColumn.CHAIN, yes(sent.chain()));
    said.put(FirmColumn.KEY, yes(sent.key()));
    return said;
  }

  private static String yes(@Nullable Boolean said) {
    return said != null && said ? "是" : "否";
  }

  @GetMapping("/{id}")
  WholeJson read(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> whole(found(id)));
  }

  /** The same holder again changes nothing. */
  @PostMapping("/{id}/posts")
  WholeJson name(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody PostJson sent) {
    user.require(Permission.MANAGE_FIRMS);
    String word = Asked.text(sent.post(), "post");
    FirmPost post = FirmPost.ofWord(word).orElseThrow(() -> unknown("post: " + word));
    LocalDate from = sent.from() == null ? today() : Asked.day(sent.from(), "from");
    boolean byTeam = post == FirmPost.TEAM;
    return transactions.in(
        user.prefixes(),
        () -> {
          RegisteredFirm firm = found(id);
          user.requireArea(firm.area());
          String holder =
              byTeam
                  ? Asked.text(sent.team(), "team")
                  : account(user, firm, Asked.text(sent.login(), "login"));
          boolean held =
              posts.on(firm.id(), from).stream()
                  .filter(one -> one.post() == post)
                  .anyMatch(one -> holder.equals(byTeam ? one.team() : one.account()));
          if (!held) {
            posts.name(user.recorder(), firm, post, from, byTeam ? "team" : "account", holder);
          }
          return whole(firm);
        });
  }

  /** Whoever may be named on the firm's page: an account there that the sender's areas hold. */
  private String account(CurrentUser user, RegisteredFirm firm, String login) {
    Optional<Account> near =
        accounts
            .find(login)
            .filter(one -> !one.locked() && one.scope().contains(firm.area()))
            .filter(one -> one.scope().prefixes().stream().anyMatch(user.scope()::contains));
    return near.orElseThrow(() -> unknown("login")).id().toString();
  }

  private WholeJson whole(RegisteredFirm firm) {
    return new WholeJson(
        FirmsApi.FirmJson.of(firm),
        posts.on(firm.id(), today()).stream()
            .map(one -> new HeldJson(one.post().word(), one.account(), one.team(), one.from()))
            .toList());
  }

  private RegisteredFirm found(UUID id) {
    return firms
        .find(id)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
  }

  private LocalDate today() {
    return Days.of(clock.instant());
  }

  private static Refused unknown(String what) {
    return new Refused(Problem.REFUSED, what, "api");
  }
}
