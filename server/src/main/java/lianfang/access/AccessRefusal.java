package lianfang.access;

/** 拒绝理由: why a sign-in, a link or a change of an account is refused, in order of precedence. */
public enum AccessRefusal {
  SIGNED_OUT("登录已过期，请重新登录。", "Your session has ended: sign in again."),
  WRONG_LOGIN(
      "账号或密码不对。连续五次不对，账号锁定 15 分钟。",
      "Login or password is wrong. After five wrong tries the account is locked for 15 minutes."),
  OLD_PASSWORD_WRONG(
      "现用密码不对。连续五次不对，账号锁定 15 分钟。",
      "The present password is wrong. After five wrong tries the account is locked for 15"
          + " minutes."),
  LOCKED_OUT(
      "多次登录失败，账号已暂时锁定：15 分钟后再试，或请管理员重置。",
      "Too many failed tries: try again in 15 minutes, or ask an administrator to reset."),
  LOCKED("账号已停用：请联系本级管理员。", "This account is locked by an administrator: ask them to unlock it."),
  CODE_WRONG(
      "动态口令不对或已用过：请等下一个六位数，并检查手机时间。",
      "The code is wrong or was used before: wait for the next six digits and check the clock of"
          + " your phone."),
  LINK_USED(
      "链接已用过或已过期：请管理员用 user reset 重新生成。",
      "This link was used or has expired: ask an administrator for a new one (user reset)."),
  LOGIN_MALFORMED(
      "账号名用小写字母、数字、点和横线，2 到 40 个字符。",
      "A login has 2 to 40 lower-case letters, digits, dots or dashes."),
  LOGIN_TAKEN("账号名已有人使用：请换一个。", "This login is taken: choose another."),
  NAME_MISSING("请填写显示名称，例如职务。", "Give a name to be shown, such as the office."),
  PASSWORD_SHORT("密码至少 12 个字符，可以用一句话。", "A password has at least 12 characters: take a sentence."),
  PASSWORD_GUESSABLE(
      "密码不能包含账号名，也不能只用三种以内的字符。",
      "A password must not hold the login or consist of fewer than five different characters."),
  ROLES_MISSING("至少选择一个角色。", "Choose at least one role."),
  ROLES_NOT_SEPARATE("这些角色不能由同一账号担任。", "One account cannot hold these roles."),
  SCOPE_MISSING(
      "请填写管辖区域的区划代码（1 到 12 位）。", "Give the division codes of the jurisdiction, 1 to 12 digits."),
  SCOPE_TOO_SMALL(
      "只看数字、不看人员的账号，管辖区域至少是一个乡镇（街道）：村一级的小数会透露是谁。",
      "An account that sees figures and no persons has at least a township: small counts of a"
          + " village would tell who somebody is."),
  LAST_ADMINISTRATOR(
      "这是最后一个可用的管理员：请先任命另一位。",
      "This is the last administrator who can sign in: appoint another one first."),
  UNKNOWN_ACCOUNT("没有这个账号：用 user list 查看。", "There is no such account: see user list."),
  TOKEN_NAME_MISSING("请为令牌起名，写明用途。", "Name the token by what it is used for.");

  private final String zh;
  private final String en;

  AccessRefusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** What happened and what to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What happened and what to do, in English. */
  public String en() {
    return en;
  }
}
