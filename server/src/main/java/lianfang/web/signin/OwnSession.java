package lianfang.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import lianfang.access.Where;

/** 本次会话: the session of a request, for pages on which its owner changes the account. */
public final class OwnSession {

  private OwnSession() {}

  /** The token of the session's cookie; empty where there is none. */
  public static String token(HttpServletRequest request) {
    return Cookies.find(request, Cookies.SESSION).orElse("");
  }

  /** From where the request comes. */
  public static Where where(HttpServletRequest request) {
    return SessionFilter.where(request);
  }
}
