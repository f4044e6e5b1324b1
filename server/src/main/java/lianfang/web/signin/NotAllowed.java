package lianfang.web.signin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** 越权: what an account lacks for what it asked, in both languages; it ends in the audit. */
public final class NotAllowed extends AccessDeniedException {

  private static final long serialVersionUID = 1L;

  private final String zh;
  private final String en;
  private final String area;
  private final @Nullable Permission permission;

  private NotAllowed(String zh, String en, String area, @Nullable Permission permission) {
    super(en);
    this.zh = zh;
    this.en = en;
    this.area = area;
    this.permission = permission;
  }

  /** The roles of the account do not hold this permission. */
  public static NotAllowed lacks(Permission permission) {
    List<Role> may =
        Arrays.stream(Role.values())
            .filter(role -> role.permissions().contains(permission))
            .toList();
    String zh = may.stream().map(Role::zh).collect(Collectors.joining("、"));
    String en = may.stream().map(Role::en).collect(Collectors.joining(", "));
    return new NotAllowed(
        "你的角色不能" + permission.zh() + "（可以的是：" + zh + "）：请由他们办理，或请管理员调整角色。",
        "Your role may not "
            + permission.en()
            + "; these may: "
            + en
            + ". Ask them, or an administrator.",
        "",
        permission);
  }

  /** The area lies outside the account's jurisdiction. */
  public static NotAllowed outside(String area) {
    if (!area.matches("[0-9]+")) {
      return new NotAllowed(
          "这家企业或这件事不归你办理：请由当地或企业自己的经办人办理。",
          "This firm or case is not yours: ask the office in charge or whoever acts for the firm.",
          area,
          null);
    }
    return new NotAllowed(
        "区划 " + area + " 不在你的管辖范围：请由当地办理。",
        "Area " + area + " lies outside your jurisdiction: ask the office in charge there.",
        area,
        null);
  }

  /** What is missing and what to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What is missing and what to do, in English. */
  public String en() {
    return en;
  }

  /** What the roles of the account do not hold; null where that was not the reason. */
  public @Nullable Permission permission() {
    return permission;
  }

  /** The area that was asked for, empty where it was not the reason. */
  public String area() {
    return area;
  }
}
