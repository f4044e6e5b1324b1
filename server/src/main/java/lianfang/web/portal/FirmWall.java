package lianfang.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.access.Permission;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * 企业墙: an account of a firm opens and files cases of that very firm alone, whatever page or program
 * it comes through; lists of cases are not for it. Each refusal is audited.
 */
@Component
class FirmWall implements HandlerInterceptor, WebMvcConfigurer {

  private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})(/.*)?$");

  /** What a desk does with a case beside its steps; a firm adds notes alone. */
  private static final Pattern OF_OFFICES =
      Pattern.compile(
          "/(acts/(claim|release|hand|extend|link|merge|unmerge|split|supervise)|split)(/|$)");

  private final ObjectProvider<FirmUsers> users;
  private final ObjectProvider<FirmCases> cases;
  private final ObjectProvider<ScopedTransactions> transactions;
  private final ObjectProvider<Clock> clock;

  FirmWall(
      ObjectProvider<FirmUsers> users,
      ObjectProvider<FirmCases> cases,
      ObjectProvider<ScopedTransactions> transactions,
      ObjectProvider<Clock> clock) {
    this.users = users;
    this.cases = cases;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/cases/**", "/cases", "/api/v1/cases/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null
        || !(who.getPrincipal() instanceof CurrentUser user)
        || !FirmUsers.isFirmAlone(user)) {
      return true;
    }
    String path = request.getRequestURI();
    Matcher one = CASE.matcher(path);
    if (one.find()) {
      if (OF_OFFICES.matcher(path).find()) {
        throw NotAllowed.lacks(Permission.SEE_PERSONS);
      }
      Optional<UUID> firm =
          cases.getObject().firmOf(CaseActing.of(user), UUID.fromString(one.group(1)));
      require(user, firm.map(UUID::toString).orElse("-"), null);
    } else if (path.contains("/cases/new/")) {
      require(user, said(request, "about"), said(request, "in"));
    } else if (!path.contains("/cases/files") && !path.contains("/cases/drafts")) {
      throw NotAllowed.lacks(Permission.SEE_FIGURES);
    }
    return true;
  }

  private static String said(HttpServletRequest request, String name) {
    String hidden = request.getParameter("_" + name);
    String open = request.getParameter(name);
    return hidden != null ? hidden : open == null ? "-" : open;
  }

  private void require(CurrentUser user, String firm, @Nullable String area) {
    LocalDate today = Days.of(clock.getObject().instant());
    Optional<RegisteredFirm> own =
        transactions
            .getObject()
            .in(user.prefixes(), () -> users.getObject().chosen(user, today, firm));
    if (area != null && own.filter(one -> one.area().equals(area)).isEmpty()) {
      throw NotAllowed.outside(area);
    }
  }
}
