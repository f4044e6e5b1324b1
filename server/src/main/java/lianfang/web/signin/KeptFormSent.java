package lianfang.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import lianfang.access.KeptForms;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Forgets a kept form once its account has sent it again. */
@Component
final class KeptFormSent implements WebMvcConfigurer, HandlerInterceptor {

  /** The field by which a form says that it had been kept. */
  static final String FIELD = "kept-form";

  private final KeptForms forms;

  KeptFormSent(KeptForms forms) {
    this.forms = forms;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (request.getMethod().equals("POST")
        && request.getParameter(FIELD) != null
        && who != null
        && who.getPrincipal() instanceof CurrentUser user) {
      Cookies.find(request, Cookies.KEPT)
          .ifPresent(token -> forms.drop(token, user.account().id()));
      Cookies.clear(request, response, Cookies.KEPT);
    }
    return true;
  }
}
