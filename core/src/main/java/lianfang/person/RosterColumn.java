package lianfang.person;

/** 登记表栏目: the columns of the screening roster (排查登记表), in the order of the blank form. */
public enum RosterColumn {
  REFERENCE("序号", "No."),
  NAME("姓名", "name"),
  SEX("性别", "sex"),
  IDENTITY_NUMBER("身份证号", "identity number"),
  PHONE("手机号", "phone"),
  REGISTERED_PLACE("户籍地", "place of registration"),
  COUNTY("县(区)", "county or district"),
  TOWNSHIP("现住乡镇", "township of residence"),
  VILLAGE("现住村(社区)", "village or community of residence"),
  GROUP("村民组", "villagers' group"),
  ALLEY("胡同", "alley"),
  COURTYARD("院落", "courtyard"),
  BUILDING("楼栋", "building"),
  UNIT("单元", "unit"),
  DOOR("门牌", "door number"),
  HEAD("户主", "head of household"),
  RELATION("与户主关系", "relation to the head"),
  DOCUMENT_TYPE("证件类型", "document type"),
  NATIONALITY("国籍", "nationality"),
  REPORTED_BY("代报人", "reported by"),
  RESPONSIBLE("分包人", "responsible worker"),
  EMPLOYER("工作单位", "work unit"),
  ORIGIN("来源地", "came from"),
  LEFT_ON("离开日期", "left on"),
  RETURNED_ON("返回日期", "returned on"),
  TRANSPORT("交通方式", "means of transport"),
  SERVICE("车次航班", "train or flight"),
  SEAT("车厢座位", "carriage and seat"),
  CERTIFICATE("健康证明(有/无)", "health certificate (yes/no)"),
  CERTIFICATE_ISSUED("证明签发日期", "certificate issued on"),
  TEMPERATURE("体温", "temperature"),
  SYMPTOMS("症状", "symptoms"),
  SYMPTOMS_ON("症状日期", "symptoms on"),
  CATEGORY("人员类别", "category"),
  LAST_EXPOSURE("末次接触日期", "last contact on"),
  SOURCE_CASE("接触病例", "case in contact"),
  ADMITTED_ON("入院日期", "admitted on"),
  DIAGNOSED_ON("确诊日期", "diagnosed on"),
  DISCHARGED_ON("出院日期", "discharged on"),
  CURED("治愈(是/否)", "cured (yes/no)"),
  CENTRAL_FROM("集中隔离开始日期", "central isolation from"),
  REPORTED_UNIT("报告单位日期", "reported to the work unit on"),
  REPORTED_COMMUNITY("报告社区日期", "reported to the community on"),
  REMARKS("备注", "remarks");

  private final String zh;
  private final String en;

  RosterColumn(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The header on the official form. */
  public String zh() {
    return zh;
  }

  /** The English header. */
  public String en() {
    return en;
  }

  /** Whether a roster without this column cannot be imported. */
  public boolean required() {
    return this == NAME || this == TOWNSHIP || this == VILLAGE || this == CATEGORY;
  }
}
