package lianfang.web.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 使用者: who looks at the page.
 *
 * @param account opaque id of the account
 * @param name what the account is called on pages
 * @param role key of the role's name
 * @param doors words of the parts that the role may use, the most used first
 */
public record Visitor(String account, String name, String role, List<String> doors) {

  /** Keeps the order. */
  public Visitor {
    doors = List.copyOf(doors);
  }

  /** Whether the part may be shown to {@code visitor}; nobody sees the parts before sign-in. */
  public static boolean may(@Nullable Visitor visitor, String door) {
    return visitor != null && visitor.doors().contains(door);
  }
}
