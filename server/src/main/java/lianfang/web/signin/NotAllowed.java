package lianfang.web.signin;

import lianfang.access.Permission;
import org.springframework.security.access.AccessDeniedException;

/** 越权: what an account lacks for what it asked, in both languages; it ends in the audit. */
public final class NotAllowed extends AccessDeniedException {

  private static final long serialVersionUID = 1L;

  private final String zh;
  private final String en;
  private final String area;

  private NotAllowed(String zh, String en, String area) {
    super(en);
    this.zh = zh;
    this.en = en;
    this.area = area;
  }

  /** The roles of the account do not hold this permission. */
  public static NotAllowed lacks(Permission permission) {
    return new NotAllowed(
        "你的角色不能" + permission.zh() + "：请由有此权限的单位办理，或请管理员调整角色。",
        "Your role may not " + permission.en() + ": ask an office that may, or an administrator.",
        "");
  }

  /** The area lies outside the account's jurisdiction. */
  public static NotAllowed outside(String area) {
    return new NotAllowed(
        "区划 " + area + " 不在你的管辖范围：请由当地办理。",
        "Area " + area + " lies outside your jurisdiction: ask the office in charge there.",
        area);
  }

  /** What is missing and what to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What is missing and what to do, in English. */
  public String en() {
    return en;
  }

  /** The area that was asked for, empty where it was not the reason. */
  public String area() {
    return area;
  }
}
