package lianfang.access;

/** 审计事项: what is written into the audit; a closed list. */
public enum AuditAction {
  OPENED_PERSON("opened-person", "打开个人信息", "opened a person's data"),
  SEARCHED_PERSON("searched-person", "查找人员", "looked somebody up"),
  EXPORTED_PERSON("exported-person", "导出个人信息", "exported a person's data"),
  EXPORTED_LIST("exported-list", "导出清单", "exported a list without names"),
  TRACED("traced", "排查密切接触者", "looked for contacts"),
  PRINTED_PERSON("printed-person", "打印个人文书", "printed a person's paper"),
  REFUSED("refused", "拒绝越权操作", "was refused"),
  SIGNED_IN("signed-in", "登录", "signed in"),
  SIGN_IN_REFUSED("sign-in-refused", "登录被拒", "sign-in refused"),
  LOCKED_OUT("locked-out", "多次失败后锁定", "locked after failures"),
  SIGNED_OUT("signed-out", "退出", "signed out"),
  ACCOUNT_ADDED("account-added", "新建账号", "account added"),
  ACCOUNT_CHANGED("account-changed", "变更账号", "account changed"),
  ACCOUNT_LOCKED("account-locked", "停用账号", "account locked"),
  ACCOUNT_UNLOCKED("account-unlocked", "启用账号", "account unlocked"),
  ACCOUNT_RESET("account-reset", "重置账号", "password and second factor reset"),
  PASSWORD_SET("password-set", "设置密码", "password set"),
  SECOND_FACTOR_SET("second-factor-set", "绑定动态口令", "second factor enrolled"),
  RECOVERY_CODE_USED("recovery-code-used", "使用恢复码", "recovery code used"),
  TOKEN_ISSUED("token-issued", "签发接口令牌", "token issued"),
  TOKEN_REVOKED("token-revoked", "撤销接口令牌", "token revoked"),
  DEVICE_OFFERED("device-offered", "登记卡点设备", "offered a place to a device of a checkpoint"),
  DEVICE_ENROLLED("device-enrolled", "启用卡点设备", "a device was enrolled at a checkpoint"),
  DEVICE_REVOKED("device-revoked", "停用卡点设备", "revoked a device of a checkpoint"),
  EDITION_STEP("edition-step", "办理通知版本", "took a step with an edition of a notice"),
  SIMULATED("simulated", "推演通知", "simulated editions of notices"),
  PASS_ISSUED("pass-issued", "签发通行凭证", "issued a pass"),
  PASS_REVOKED("pass-revoked", "作废通行凭证", "took a pass back"),
  HOLDER_CODE("holder-code", "交付本人登录码", "handed a code over to the person"),
  KEY_CHANGED("key-changed", "变更签发密钥", "changed the keys of passes"),
  READING_SIGNED("reading-signed", "签署口径", "signed a reading"),
  HOOK_CHANGED("hook-changed", "变更推送对象", "changed which addresses are told of cases"),
  SEAT_CHANGED("seat-changed", "安排坐席", "seated somebody at a desk, or ended a seat"),
  IMPORTED("imported", "导入名册", "roster imported"),
  ERASED("erased", "删除个人信息", "person erased");

  private final String word;
  private final String zh;
  private final String en;

  AuditAction(String word, String zh, String en) {
    this.word = word;
    this.zh = zh;
    this.en = en;
  }

  /** The word in the database and in exports. */
  public String word() {
    return word;
  }

  /** What happened, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What happened, in English. */
  public String en() {
    return en;
  }

  /** The action with this word. */
  public static AuditAction ofWord(String word) {
    for (AuditAction action : values()) {
      if (action.word.equals(word)) {
        return action;
      }
    }
    throw new IllegalArgumentException("no audited action '" + word + "'");
  }
}
