package lianfang.web.demo;

/** 排查登记表的列: the columns of a screening roster, headers as the form prints them. */
enum RosterColumn {
  NUMBER("序号"),
  NAME("姓名"),
  SEX("性别"),
  IDENTITY("身份证号"),
  PHONE("手机号"),
  REGISTERED("户籍地"),
  COUNTY("县(区)"),
  TOWNSHIP("现住乡镇"),
  VILLAGE("现住村(社区)"),
  GROUP("村民组"),
  ALLEY("胡同"),
  COURTYARD("院落"),
  BUILDING("楼栋"),
  UNIT("单元"),
  DOOR("门牌"),
  HEAD("户主"),
  RELATION("与户主关系"),
  DOCUMENT("证件类型"),
  NATIONALITY("国籍"),
  REPORTED_BY("代报人"),
  CADRE("分包人"),
  WORK_UNIT("工作单位"),
  ORIGIN("来源地"),
  LEFT("离开日期"),
  RETURNED("返回日期"),
  TRANSPORT("交通方式"),
  TRAIN("车次航班"),
  SEAT("车厢座位"),
  CERTIFICATE("健康证明"),
  ISSUED("证明签发日期"),
  TEMPERATURE("体温"),
  SYMPTOMS("症状"),
  SYMPTOM_DAY("症状日期"),
  CATEGORY("人员类别"),
  LAST_CONTACT("末次接触日期"),
  CONTACT_CASE("接触病例"),
  ADMITTED("入院日期"),
  CONFIRMED("确诊日期"),
  DISCHARGED("出院日期"),
  CURED("治愈"),
  CENTRAL_FROM("集中隔离开始日期"),
  TOLD_UNIT("报告单位日期"),
  TOLD_COMMUNITY("报告社区日期"),
  REMARK("备注");

  private final String header;

  RosterColumn(String header) {
    this.header = header;
  }

  /** The header cell. */
  String header() {
    return header;
  }
}
