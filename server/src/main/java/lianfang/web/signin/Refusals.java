package lianfang.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Writes each refusal into the audit before it is shown. */
@Component
public final class Refusals implements AccessDeniedHandler {

  /** Under which the page of an error finds what was refused. */
  public static final String DENIED = Refusals.class.getName();

  private final Audit audit;

  Refusals(Audit audit) {
    this.audit = audit;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    record(request, denied);
    // The page of the error says what is missing and who may.
    request.setAttribute(DENIED, denied);
    response.sendError(HttpStatus.FORBIDDEN.value());
  }

  /** Records who was refused what; the path holds opaque ids alone. */
  public void record(HttpServletRequest request, AccessDeniedException denied) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    Actor actor =
        who != null && who.getPrincipal() instanceof CurrentUser user
            ? user.actor()
            : new Actor("nobody", request.getRemoteAddr(), "page");
    String area = denied instanceof NotAllowed outside ? outside.area() : "";
    String detail = request.getMethod() + " " + request.getRequestURI();
    audit.record(actor, AuditAction.REFUSED, null, area, "", detail + ": " + denied.getMessage());
  }
}
