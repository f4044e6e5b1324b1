package lianfang.person.roster;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import lianfang.person.PlainText;
import lianfang.person.RosterColumn;
import org.jspecify.annotations.Nullable;

/** 表头同义词: the words by which townships head the columns of the roster. */
final class ColumnNames {

  /** A column and whether its header is the official one. */
  record Named(RosterColumn column, boolean official) {}

  private static final Map<String, Named> BY_WORD = new HashMap<>();

  static {
    for (RosterColumn column : RosterColumn.values()) {
      BY_WORD.put(key(column.zh()), new Named(column, true));
      BY_WORD.put(key(beforeBracket(column.zh())), new Named(column, true));
      BY_WORD.put(key(column.en()), new Named(column, true));
      BY_WORD.put(key(beforeBracket(column.en())), new Named(column, true));
    }
    also(RosterColumn.REFERENCE, "编号 序 序列 顺序号 排序 行号 No # number ref id reference");
    also(RosterColumn.NAME, "名字 姓 名 人员姓名 居民姓名 被排查人 被排查人姓名 被登记人姓名 人员名称 本人姓名 返乡人员姓名 真实姓名 full_name");
    also(RosterColumn.SEX, "男女 男/女 gender");
    also(
        RosterColumn.IDENTITY_NUMBER,
        "身份证 身份证号码 身份证件号 身份证件号码 公民身份号码 公民身份证号 居民身份证号 居民身份证号码 证件号 证件号码 "
            + "证件编号 有效证件号码 身份号码 本人身份证号 id_number id_no identity_no");
    also(
        RosterColumn.PHONE,
        "手机 手机号码 电话 电话号码 联系电话 联系方式 移动电话 本人电话 本人手机号 联系手机 联系号码 本人联系电话 "
            + "mobile telephone tel phone_number");
    also(RosterColumn.REGISTERED_PLACE, "户籍 户籍地址 户籍所在地 户口所在地 户籍地详细地址 籍贯 户口地址 registered_residence");
    also(
        RosterColumn.COUNTY,
        "县 区 县区 区县 县市区 县(市区) 县(市、区) 县/区 区/县 所在县 所在县区 所属县区 现住县区 现住县 现住县(区) "
            + "居住县区 county district");
    also(
        RosterColumn.TOWNSHIP,
        "乡镇 乡 镇 乡镇街道 乡镇(街道) 乡(镇) 乡(镇、街道) 乡镇办 乡镇(办) 乡(镇)办 乡镇办事处 街道 街道办 街道办事处 镇办 "
            + "镇(街道) 镇街 所在乡镇 所属乡镇 现住乡镇街道 现住乡镇(街道) 现住乡镇(办) 现住街道 现居住乡镇 居住乡镇 "
            + "乡镇/街道 township town");
    also(
        RosterColumn.VILLAGE,
        "村 社区 村居 村社区 村(社区) 村(居) 村/社区 村(居)委会 村委会 居委会 行政村 村庄 所在村 所在社区 所在村社区 "
            + "所在村(社区) 所属村 所属社区 所属村(社区) 现住村 现住社区 现居住村 现居住村(社区) 居住村 居住社区 居住村(社区) "
            + "村名 村(社区)名称 村名称 社区名称 行政村(社区) village community");
    also(RosterColumn.GROUP, "组 村组 村小组 村民小组 小组 居民组 组别 group");
    also(RosterColumn.ALLEY, "巷 街巷 胡同巷 巷道 胡同(巷) 所在胡同 胡同名 alley lane");
    also(RosterColumn.COURTYARD, "院 小区 小区名称 家属院 大院 院落小区 所在小区 居住小区 小区(院落) 院落(小区) courtyard");
    also(RosterColumn.BUILDING, "楼 楼号 楼栋号 栋 幢 栋号 幢号 楼幢 楼房号 几号楼 building_no");
    also(RosterColumn.UNIT, "单元号 几单元 所在单元 楼单元 unit_no stairway");
    also(RosterColumn.DOOR, "门牌号 门牌号码 房号 房间号 室 户号 门号 室号 房门号 door room");
    also(RosterColumn.HEAD, "户主姓名 户主名 家庭户主 所属户主 户主名字 head householder");
    also(RosterColumn.RELATION, "与户主的关系 户主关系 和户主关系 关系 家庭关系 relation");
    also(RosterColumn.DOCUMENT_TYPE, "证件种类 证件类别 证件名称 身份证件类型 id_type document");
    also(RosterColumn.NATIONALITY, "国家 国别 国籍(地区) 国籍/地区 country");
    also(RosterColumn.REPORTED_BY, "代报人姓名 代填人 代登记人 代报 代填报人 proxy");
    also(RosterColumn.RESPONSIBLE, "包户人 包户干部 包保人 包保责任人 责任人 分包责任人 分包干部 包联人 包联干部 网格员 分包党员 包组干部");
    also(
        RosterColumn.EMPLOYER,
        "单位 所在单位 就业单位 单位名称 工作单位名称 工作单位及职务 务工单位 工作单位(学校) 工作(学习)单位 工作或学习单位 "
            + "学校 employer work_unit company");
    also(
        RosterColumn.ORIGIN,
        "从何地来 从哪来 从哪里来 何地返回 返回地 来自 来自何地 出发地 始发地 来自地区 外出地 外出地点 务工地 务工地点 "
            + "返乡前居住地 来濮前居住地 来焦前居住地 来自哪里 何地返乡 从何处返回 从何处来 旅居地 旅居史 "
            + "外出务工地 来源地区 来源地点 来源 origin from");
    also(
        RosterColumn.LEFT_ON,
        "离开时间 离开来源地日期 离开来源地时间 出发日期 出发时间 离开当地时间 离开当地日期 启程日期 离开日 left departure_date "
            + "departure departed_on");
    also(
        RosterColumn.RETURNED_ON,
        "返回时间 返乡日期 返乡时间 到达日期 到达时间 抵达日期 抵达时间 来濮日期 来濮时间 返濮日期 返濮时间 来焦日期 来焦时间 "
            + "返焦日期 返焦时间 到家日期 到家时间 到村日期 回村日期 入村日期 返家日期 返家时间 回乡日期 回乡时间 回来日期 "
            + "到达本市日期 抵达本市日期 返回日 返程日期 返程时间 来(返)濮日期 来(返)濮时间 到濮日期 到濮时间 抵濮日期 抵濮时间 "
            + "来(返)焦日期 来(返)焦时间 到焦日期 抵焦日期 arrival_date arrived_on returned return_date arrival");
    also(RosterColumn.TRANSPORT, "交通工具 乘坐交通工具 返乡方式 返回方式 返乡交通工具 出行方式 交通 乘坐工具 transport");
    also(
        RosterColumn.SERVICE, "车次 航班 航班号 车次/航班 车次(航班) 车次或航班 车次航班号 车次/航班号 车牌号 班次 列车车次 flight train");
    also(RosterColumn.SEAT, "座位 座位号 车厢 车厢号 车厢/座位 车厢及座位 座次 车厢座位号 车厢/座位号 seat");
    also(
        RosterColumn.CERTIFICATE,
        "健康证明 健康证 有无健康证明 有无健康证 是否有健康证明 健康申报证明 是否持有健康证明 健康申报证 有无健康申报证明 是否有健康证 是否持健康证明 "
            + "健康证明情况 持有健康证明 certificate");
    also(
        RosterColumn.CERTIFICATE_ISSUED,
        "健康证明签发日期 证明日期 健康证明日期 签发日期 开具日期 证明开具日期 证明开具时间 健康证明开具日期 证明签发时间 "
            + "健康证日期 签发时间 证明签发日 发证日期 出具日期 证明出具日期 certificate_date issued");
    also(RosterColumn.TEMPERATURE, "体温(℃) 体温℃ 体温度数 今日体温 测量体温 体温情况 温度 当日体温 body_temperature");
    also(
        RosterColumn.SYMPTOMS,
        "有无症状 身体状况 健康状况 身体症状 目前症状 症状表现 现有症状 症状描述 有何症状 临床症状 当前症状 身体情况 symptom");
    also(
        RosterColumn.SYMPTOMS_ON,
        "发病日期 发病时间 症状时间 症状出现日期 症状出现时间 出现症状日期 出现症状时间 发热日期 起病日期 onset onset_date " + "symptom_date");
    also(RosterColumn.CATEGORY, "类别 人员分类 人员类型 类型 人群类别 人员性质 分类 管控类别 排查类别 人员身份类别 person_category");
    also(
        RosterColumn.LAST_EXPOSURE,
        "末次接触时间 最后接触日期 最后接触时间 最后一次接触日期 最后一次接触时间 末次暴露日期 末次暴露时间 最近接触日期 最近接触时间 末次密切接触日期 接触日期 接触时间 "
            + "last_contact last_exposure");
    also(
        RosterColumn.SOURCE_CASE,
        "接触者 接触对象 所接触病例 关联病例 接触的病例 接触何人 接触病人 密接病例 接触病例姓名 接触患者 密切接触病例 接触确诊病例 case source_case");
    also(RosterColumn.ADMITTED_ON, "入院时间 住院日期 住院时间 收治日期 收治时间 入院日 admission admission_date");
    also(RosterColumn.DIAGNOSED_ON, "确诊时间 诊断日期 诊断时间 确诊日 diagnosis_date");
    also(RosterColumn.DISCHARGED_ON, "出院时间 出院日 discharge discharge_date");
    also(RosterColumn.CURED, "是否治愈 治愈情况 是否痊愈 痊愈 治愈与否 出院是否治愈 recovered");
    also(
        RosterColumn.CENTRAL_FROM,
        "集中隔离日期 集中隔离时间 集中隔离开始时间 开始集中隔离日期 开始集中隔离时间 集中观察日期 集中观察开始日期 "
            + "集中医学观察开始日期 隔离开始日期 集中隔离起始日期 集中隔离起始时间 开始隔离日期 central_isolation");
    also(
        RosterColumn.REPORTED_UNIT,
        "报告单位时间 向单位报告日期 向单位报告时间 单位报告日期 单位报告时间 报单位日期 向所在单位报告日期 向工作单位报告日期");
    also(
        RosterColumn.REPORTED_COMMUNITY,
        "报告社区时间 向社区报告日期 向社区报告时间 社区报告日期 报告村(社区)日期 报告村日期 向村报告日期 报社区日期 "
            + "报告村社区日期 向村(社区)报告日期 社区报告时间");
    also(RosterColumn.REMARKS, "说明 其他说明 备考 其它 其他 备注说明 其他情况 其他情况说明 remark note notes comment");
  }

  private ColumnNames() {}

  private static void also(RosterColumn column, String words) {
    for (String word : words.split(" +")) {
      BY_WORD.putIfAbsent(key(word), new Named(column, false));
    }
  }

  /** The column that a header means, or null. */
  static @Nullable Named find(String header) {
    if (header.isEmpty() || header.length() > 60) {
      return null;
    }
    Named whole = BY_WORD.get(key(header));
    return whole != null ? whole : BY_WORD.get(key(beforeBracket(PlainText.halfWidth(header))));
  }

  /** Letters, digits and Chinese characters alone, small: what is left of a header without form. */
  static String key(String header) {
    String half = PlainText.halfWidth(header).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(half.length());
    half.codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || c == '#')
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  private static String beforeBracket(String header) {
    int bracket = header.indexOf('(');
    return bracket > 0 ? header.substring(0, bracket) : header;
  }
}
