package lianfang.enterprise;

/** 退回原因: why a cell of a sheet of firms came back, with the remedy. */
public enum FirmRefusal {
  MISSING("缺少内容，请填写", "it is empty; fill it in"),
  CODE_WRONG(
      "统一社会信用代码校验不通过，请核对 18 位", "the credit code's last sign does not check; compare all 18 signs"),
  CODE_TWICE("本表前面已有此代码，请删去一行", "this code stands above already; remove one row"),
  AREA_UNKNOWN(
      "找不到此地，请写 6 至 12 位区划代码或县和乡镇名称",
      "no such area; write a division code of 6 to 12 digits, or county and township"),
  AREA_OUTSIDE("不在您的辖区", "outside your jurisdiction"),
  KIND_UNKNOWN("类别只能是企业、工地、小作坊、个体户、场所", "the kind is one of 企业, 工地, 小作坊, 个体户, 场所"),
  INDUSTRY_UNKNOWN(
      "行业请写国民经济行业门类或大类代码，如 C13", "write the section or division of GB/T 4754, such as C13"),
  YES_OR_NO("只能写是或否", "write 是 or 否"),
  STATE_UNKNOWN(
      "状态只能是一直未停、未复工、已申请、已验收、已复工、停工整改", "the state is one of 一直未停, 未复工, 已申请, 已验收, 已复工, 停工整改"),
  NOT_ACCEPTED(
      "已复工须写验收日期和依据：没有验收不能复工",
      "a firm at work needs the day and the rule of its acceptance: nothing opens without one"),
  DAY_WRONG("日期请写 2020-02-25，且不能晚于今天", "write the day as 2020-02-25, not after today"),
  NAME_WRONG(
      "名称不能含电话或证件号码，不超过 60 字", "the name holds no phone or identity number and at most 60 signs"),
  TEXT_WRONG(
      "只写文号或名称，不含电话、证件号码和分号",
      "write a number or title alone, without phone, identity number or semicolon"),
  OUT_OF_COURSE("与登记的状态接不上，请先更正", "does not follow the state in the register; correct that first");

  private final String zh;
  private final String en;

  FirmRefusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** Reason and remedy in Chinese. */
  public String zh() {
    return zh;
  }

  /** Reason and remedy in English. */
  public String en() {
    return en;
  }
}
