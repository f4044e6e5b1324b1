package lianfang.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.KeptForms;
import lianfang.access.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Sends whoever is not signed in to sign in. A form whose session had ended is kept before, for the
 * account of that session, whichever page it belongs to: nothing typed is lost.
 */
@Component
final class FormKeeper implements AuthenticationEntryPoint {

  /** The field of the token that every form carries; a new one is written when it is sent again. */
  static final String CSRF_FIELD = "_csrf";

  private final Sessions sessions;
  private final KeptForms forms;

  FormKeeper(Sessions sessions, KeptForms forms) {
    this.sessions = sessions;
    this.forms = forms;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
      throws IOException, ServletException {
    if (request.getHeader("X-Requested-With") != null || request.getHeader("HX-Request") != null) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return;
    }
    boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!reading) {
      keep(request, response);
    }
    String to = reading ? "?to=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8) : "";
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader("Location", "/sign-in" + (to.equals("?to=%2F") ? "" : to));
  }

  private void keep(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    // Nobody is known without an old cookie, and forms of strangers are not stored.
    Optional<UUID> owner = Cookies.find(request, Cookies.SESSION).flatMap(sessions::owner);
    if (owner.isEmpty()) {
      return;
    }
    Cookies.kept(request, response, forms.keep(owner.get(), form(request)));
  }

  private static KeptForms.Form form(HttpServletRequest request)
      throws IOException, ServletException {
    List<String> files = new ArrayList<>();
    String type = request.getContentType();
    if (type != null && type.startsWith("multipart/")) {
      for (Part part : request.getParts()) {
        if (part.getSubmittedFileName() != null) {
          files.add(part.getName());
        }
      }
    }
    List<KeptForms.Field> fields = new ArrayList<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!name.equals(CSRF_FIELD)
              && !name.equals(KeptFormSent.FIELD)
              && !inAddress(request, name)) {
            for (String value : values) {
              fields.add(new KeptForms.Field(name, value));
            }
          }
        });
    return new KeptForms.Form(address(request), fields, files);
  }

  private static boolean inAddress(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    return query != null && ("&" + query).contains("&" + name + "=");
  }

  static String address(HttpServletRequest request) {
    @Nullable String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
