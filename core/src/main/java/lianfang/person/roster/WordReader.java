package lianfang.person.roster;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lianfang.person.DocumentType;
import lianfang.person.PersonCategory;
import lianfang.person.PlainText;
import lianfang.person.Read;
import lianfang.person.Refusal;
import lianfang.person.Sex;
import org.jspecify.annotations.Nullable;

/** 词语识别: the words by which people fill in categories, symptoms, yes and no. */
final class WordReader {

  private static final Map<String, PersonCategory> CATEGORIES = new HashMap<>();
  private static final Map<String, DocumentType> DOCUMENTS = new HashMap<>();
  private static final Map<String, Boolean> YES_NO = new HashMap<>();
  private static final Map<String, String> TRANSPORT = new HashMap<>();
  private static final Map<String, String> SYMPTOMS = new HashMap<>();
  private static final Set<String> NOTHING =
      Set.of("无", "没有", "否", "正常", "无症状", "无异常", "无不适", "未出现", "none", "no", "健康", "良好", "/", "-");

  /** 无发热, 未见异常, 不发热; but 不适 and 不舒服 are something. */
  private static final Pattern NEGATED = Pattern.compile("[无没未否]|不(?!适|舒服|明|详)");

  static {
    all(
        CATEGORIES,
        PersonCategory.CONFIRMED,
        "确诊 确诊病例 确诊患者 确诊者 确诊人员 已确诊 新冠确诊 治愈出院 治愈出院人员 治愈出院病例 "
            + "治愈出院的确诊病例 治愈出院确诊病例 确诊治愈出院 confirmed");
    all(CATEGORIES, PersonCategory.SUSPECTED, "疑似 疑似病例 疑似患者 疑似者 疑似人员 疑似出院 suspected");
    all(
        CATEGORIES,
        PersonCategory.CLOSE_CONTACT,
        "密切接触者 密切接触 密切接触人员 密切接触人 密接 密接者 密接人员 接触者 病患密切接触者 "
            + "确诊病例的密切接触者 确诊病例密切接触者 确诊患者密切接触者 确诊密接 contact closecontact");
    all(
        CATEGORIES,
        PersonCategory.FEBRILE,
        "发热留观 发热留观人员 发热留观者 发热 发热人员 发热病人 发热患者 发热病例 发热者 留观 留观人员 留观者 留观病例 " + "发烧 发烧人员 febrile fever");
    all(
        CATEGORIES,
        PersonCategory.RETURNEE,
        "返乡人员 返乡 返乡者 返乡人 返回人员 返回 返濮人员 返濮 返焦人员 返焦 来濮人员 来焦人员 来濮返濮人员 来焦返焦人员 "
            + "外来人员 外来 外地返乡 外地返乡人员 外地返回 外地返回人员 外出返乡 外出返乡人员 外出返回人员 外出务工返乡 "
            + "返乡务工人员 务工返乡人员 疫区返乡 疫区返乡人员 来返人员 来(返)人员 来(返)濮人员 来返濮人员 入濮人员 入濮返濮人员 "
            + "来(返)焦人员 来返焦人员 来源地人员 外来返乡人员 returnee arrival");
    all(
        CATEGORIES,
        PersonCategory.RESIDENT,
        "普通居民 居民 普通 普通群众 普通村民 村民 群众 常住居民 常住人员 常住 本地居民 本地人员 本村居民 本村村民 一般居民 "
            + "一般人员 一般 普通人员 正常 正常人员 resident");
    all(
        DOCUMENTS,
        DocumentType.RESIDENT_ID,
        "身份证 居民身份证 二代身份证 第二代身份证 一代身份证 中国居民身份证 居民户口簿 户口本 户口簿 临时身份证 idcard id");
    all(
        DOCUMENTS,
        DocumentType.RESIDENCE_PERMIT,
        "港澳台居民居住证 港澳居民居住证 台湾居民居住证 居住证 港澳台居住证 residencepermit");
    all(
        DOCUMENTS,
        DocumentType.HONG_KONG_MACAU_PERMIT,
        "港澳居民来往内地通行证 港澳通行证 港澳居民通行证 回乡证 港澳居民往来内地通行证 港澳回乡证");
    all(DOCUMENTS, DocumentType.TAIWAN_PERMIT, "台湾居民来往大陆通行证 台胞证 台湾通行证 台湾居民往来大陆通行证 台湾居民通行证");
    all(DOCUMENTS, DocumentType.FOREIGN_RESIDENT, "外国人永久居留身份证 外国人永久居留证 永久居留证 永久居留身份证 外国人居留证");
    all(DOCUMENTS, DocumentType.PASSPORT, "护照 中国护照 外国护照 普通护照 因私护照 passport");
    all(DOCUMENTS, DocumentType.NONE, "无 无证件 没有 未办理 暂无 none");
    all(YES_NO, true, "是 有 y yes true 1 √ ✓ ✔ 对 已 已治愈 治愈 痊愈 已痊愈 有证明 已办理 已开具 持有");
    all(YES_NO, false, "否 无 n no false 0 × ✗ x 没有 没 未 未治愈 不是 无证明 未办理 未开具 未持有 非");
    all(TRANSPORT, "train", "火车 高铁 动车 列车 铁路 城际 绿皮车 train");
    all(TRANSPORT, "coach", "大巴 客车 长途汽车 长途客车 长途大巴 班车 公交 公交车 大客车 中巴 包车 coach bus");
    all(TRANSPORT, "car", "自驾 自驾车 私家车 小汽车 轿车 汽车 小车 驾车 开车 拼车 顺风车 出租车 网约车 自驾返乡 car");
    all(TRANSPORT, "plane", "飞机 航班 航空 民航 plane");
    all(TRANSPORT, "lorry", "货车 卡车 大货车 lorry truck");
    all(TRANSPORT, "foot", "步行 徒步 走路 foot");
    all(SYMPTOMS, "fever", "发热 发烧 低热 高热 低烧 高烧 有发热 体温升高 体温偏高 fever");
    all(SYMPTOMS, "dry-cough", "干咳 咳嗽 咳 轻微咳嗽 有咳嗽 咳痰 drycough cough");
    all(SYMPTOMS, "dyspnoea", "呼吸困难 气促 气短 憋气 胸闷 喘 气喘 呼吸急促 呼吸不畅 dyspnoea dyspnea");
    all(SYMPTOMS, "fatigue", "乏力 疲劳 无力 疲乏 全身乏力 浑身无力 乏 四肢无力 fatigue");
  }

  private WordReader() {}

  private static <T> void all(Map<String, T> map, T value, String words) {
    for (String word : words.split(" +")) {
      map.put(key(word), value);
    }
  }

  /** The category; empty is refused by the row, since the column is required. */
  static Read<PersonCategory> category(String text) {
    return oneOf(CATEGORIES, text, "确诊, 疑似, 密切接触者, 发热留观, 返乡人员, 普通居民");
  }

  /** The document's type. */
  static Read<DocumentType> documentType(String text) {
    String key = key(text);
    DocumentType type = DOCUMENTS.get(key);
    return key.isEmpty()
        ? Read.empty()
        : type == null ? Read.refused(Refusal.DOCUMENT_TYPE) : Read.of(type);
  }

  /** Yes or no. */
  static Read<Boolean> yesNo(String text) {
    String key = key(text);
    return key.equals("不详") || key.equals("未知") ? Read.empty() : oneOf(YES_NO, text, "是/否, 有/无");
  }

  /** The word for a means of transport; what is not known is "other". */
  static @Nullable String transport(String text) {
    String key = key(text);
    return key.isEmpty() || NOTHING.contains(key) ? null : TRANSPORT.getOrDefault(key, "other");
  }

  static Sex sex(String text) {
    return switch (key(text)) {
      case "男", "男性", "m", "male", "1" -> Sex.MALE;
      case "女", "女性", "f", "female", "2" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  /** Whether somebody wrote a word for "nothing" where a text was asked. */
  static boolean nothing(String text) {
    return text.isEmpty() || NOTHING.contains(key(text));
  }

  /** Symptoms in the order of the contract, joined by blanks; null for an empty cell. */
  static @Nullable String symptoms(String text) {
    String plain = PlainText.halfWidth(text);
    if (plain.isEmpty()) {
      return null;
    }
    Set<String> found = new LinkedHashSet<>();
    for (String part : plain.split("[、,;。/|+和及 \\n]+")) {
      String key = key(part);
      if (!key.isEmpty() && !NOTHING.contains(key) && !NEGATED.matcher(key).lookingAt()) {
        found.add(symptom(key));
      }
    }
    if (found.isEmpty()) {
      return "none";
    }
    return List.of("fever", "dry-cough", "dyspnoea", "fatigue", "other").stream()
        .filter(found::contains)
        .reduce((a, b) -> a + " " + b)
        .orElse("none");
  }

  private static String symptom(String key) {
    String exact = SYMPTOMS.get(key);
    if (exact != null) {
      return exact;
    }
    return SYMPTOMS.entrySet().stream()
        .filter(known -> known.getKey().length() > 1 && key.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .reduce((first, second) -> second)
        .orElse("other");
  }

  private static <T> Read<T> oneOf(Map<String, T> words, String text, String listed) {
    String key = key(text);
    if (key.isEmpty()) {
      return Read.empty();
    }
    T value = words.get(key);
    return value == null ? Read.refused(Refusal.WORD_UNKNOWN, listed) : Read.of(value);
  }

  private static String key(String text) {
    return PlainText.compact(text).toLowerCase(Locale.ROOT);
  }
}
