package lianfang.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 职责分离: drafting, approving, administration and audit never meet in one account. */
public enum Separation {
  DRAFT_AND_APPROVE(
      Permission.DRAFT_NOTICE,
      EnumSet.of(Permission.APPROVE_NOTICE),
      "起草通知的人不能签发通知：请分成两个账号。",
      "Whoever drafts notices cannot approve them: use two accounts."),
  ADMINISTER_AND_ACT(
      Permission.MANAGE_ACCOUNTS,
      EnumSet.complementOf(EnumSet.of(Permission.MANAGE_ACCOUNTS, Permission.MANAGE_KEYS)),
      "管理员只管账号，不看人员、不办业务：请另建账号。",
      "An administrator keeps accounts and does nothing else: use another account."),
  AUDIT_AND_ACT(
      Permission.SEE_AUDIT,
      EnumSet.complementOf(EnumSet.of(Permission.SEE_AUDIT, Permission.SEE_LEDGER)),
      "审计员不能审计自己：审计账号不能兼任其他角色。",
      "Auditors cannot audit themselves: an audit account has no other role.");

  private final Permission one;
  private final Set<Permission> others;
  private final String zh;
  private final String en;

  Separation(Permission one, Set<Permission> others, String zh, String en) {
    this.one = one;
    this.others = others;
    this.zh = zh;
    this.en = en;
  }

  /** The first rule that this set of roles breaks; empty when one account may hold them all. */
  public static Optional<Separation> broken(Set<Role> roles) {
    Set<Permission> held = permissions(roles);
    return List.of(values()).stream().filter(rule -> rule.breaks(held)).findFirst();
  }

  /** Everything that an account with these roles may do. */
  public static Set<Permission> permissions(Set<Role> roles) {
    EnumSet<Permission> held = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> held.addAll(role.permissions()));
    return held;
  }

  /** What is wrong and what to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What is wrong and what to do, in English. */
  public String en() {
    return en;
  }

  private boolean breaks(Set<Permission> held) {
    return held.contains(one) && others.stream().anyMatch(held::contains);
  }
}
