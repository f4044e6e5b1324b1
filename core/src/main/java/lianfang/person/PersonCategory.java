package lianfang.person;

/** 人员类别: why the screening roster lists somebody. */
public enum PersonCategory {
  CONFIRMED("确诊", "confirmed"),
  SUSPECTED("疑似", "suspected"),
  CLOSE_CONTACT("密切接触者", "close contact"),
  FEBRILE("发热留观", "febrile, under observation"),
  RETURNEE("返乡人员", "returned from elsewhere"),
  RESIDENT("普通居民", "resident");

  private final String zh;
  private final String en;

  PersonCategory(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The roster's word. */
  public String zh() {
    return zh;
  }

  /** The English name. */
  public String en() {
    return en;
  }
}
