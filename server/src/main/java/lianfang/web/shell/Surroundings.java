package lianfang.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What the shell has to know of the rooms below: who looks, at which area, in which instance. */
public interface Surroundings {

  /** Who looks; null before sign-in. */
  @Nullable Visitor visitor(HttpServletRequest request);

  /** The area with this code, or the visitor's own where the code is absent or not theirs. */
  Ground ground(@Nullable Visitor visitor, @Nullable String code, Language language);

  /** The name of a division; its code where it is none. */
  String area(String code, Language language);

  /** Whether the people of this instance are invented. */
  boolean demo();
}
