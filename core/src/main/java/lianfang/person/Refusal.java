package lianfang.person;

/**
 * 退回原因: why a cell, a row or a file is not taken, in order of precedence. Sentences carry no
 * personal data: the cell itself goes back to whoever sent it.
 */
public enum Refusal {
  FILE_EMPTY(Remedy.CHOOSE_FILE, "文件中没有可读的内容", "the file holds nothing to read"),
  FILE_OLD_EXCEL(Remedy.SAVE_AS_XLSX, ".xls 旧格式不能直接读取", "the old .xls format cannot be read"),
  FILE_WPS(Remedy.SAVE_AS_XLSX, "WPS .et 格式不能直接读取", "the WPS .et format cannot be read"),
  FILE_PASSWORD(Remedy.REMOVE_PASSWORD, "文件设有打开密码", "the file is protected by a password"),
  FILE_UNKNOWN(Remedy.SAVE_AS_XLSX, "不是 .xlsx 或 .csv 文件", "this is neither .xlsx nor .csv"),
  FILE_BROKEN(
      Remedy.SAVE_AS_XLSX, "文件已损坏，无法读完", "the file is damaged and cannot be read to its end"),
  FILE_TOO_LARGE(Remedy.SPLIT_FILE, "文件展开后超过上限", "the file is larger than the limit when unpacked"),
  FILE_MIXED_ENCODING(
      Remedy.ONE_ENCODING, "文件混用了不同的文字编码", "the file mixes different text encodings"),
  FILE_BUSY(Remedy.WAIT, "同一文件正由另一人导入", "the same file is being imported by somebody else"),
  SHEET_EMPTY(Remedy.CHOOSE_FILE, "表头下面没有填写任何人", "nobody is written below the header"),
  SHEET_MISSING(Remedy.CHOOSE_SHEET, "没有所指定的工作表", "there is no such sheet"),
  HEADER_MISSING(
      Remedy.CORRECT_HEADER, "前 30 行内找不到登记表的表头", "no roster header within the first 30 rows"),
  HEADER_DUPLICATE(Remedy.CORRECT_HEADER, "同一栏目出现两次", "the same column appears twice"),
  HEADER_INCOMPLETE(Remedy.CORRECT_HEADER, "缺少必需的栏目", "a required column is missing"),
  FORMULA_ERROR(Remedy.PASTE_VALUES, "公式结果为错误值", "the formula's value is an error"),
  FORMULA_EMPTY(Remedy.PASTE_VALUES, "公式没有保存计算结果", "the formula was saved without a value"),
  REQUIRED(Remedy.FILL_IN, "必填项为空", "a required cell is empty"),
  WHO_MISSING(
      Remedy.FILL_IN,
      "身份证号、手机号、户主三项至少填一项",
      "one of identity number, phone and head of household is needed"),
  NOT_REGISTERED(
      Remedy.FILL_IN,
      "此人还没有登记，缺手机号或现住村（社区）",
      "this person is not registered yet; phone or village is missing"),
  NOT_ON_LIST(Remedy.CORRECT, "此人不在本企业职工名单上", "this person is not on the firm's list"),
  NAME_OTHER(
      Remedy.CORRECT,
      "姓名与该证件号的登记不符",
      "the name is not the one that is registered under this number"),
  NUMBER_TWICE(Remedy.CORRECT, "同一证件号在名单中出现两次", "the same number stands twice in the list"),
  SHIFT_FORM(
      Remedy.CORRECT, "班次应为 20 字以内的汉字、字母或数字", "a shift is called by up to 20 letters or digits"),
  NUMBER_LOST_DIGITS(
      Remedy.FORMAT_AS_TEXT,
      "证件号存成了超过 15 位的数值，末几位已丢失",
      "the number is stored as a numeric value of more than 15 digits; its last digits are lost"),
  NUMBER_SCIENTIFIC(
      Remedy.FORMAT_AS_TEXT,
      "证件号成了科学计数法（如 4.1E+17），末几位已丢失",
      "the number is in scientific notation (4.1E+17); its last digits are lost"),
  NUMBER_LETTER(Remedy.CORRECT, "证件号中把字母当作了数字", "a letter stands where the number needs a digit"),
  NUMBER_LENGTH(Remedy.CORRECT, "身份证号应为 18 位或 15 位", "an identity number has 18 or 15 characters"),
  NUMBER_CHARACTER(
      Remedy.CORRECT, "身份证号含有不允许的字符", "the identity number holds a character it cannot have"),
  NUMBER_DIVISION(Remedy.CORRECT, "身份证号前六位不是区划代码", "its first six digits are no division code"),
  NUMBER_INVENTED(
      Remedy.CORRECT,
      "区划代码 999999 只用于演示，实际系统不接受",
      "division 999999 is for demonstrations and is not taken here"),
  NUMBER_BIRTH(Remedy.CORRECT, "身份证号中的出生日期不存在", "the birth date inside the number is impossible"),
  NUMBER_CHECK(
      Remedy.CORRECT,
      "身份证号校验位不符（GB 11643）",
      "the identity number's check character is wrong (GB 11643)"),
  DOCUMENT_FORM(
      Remedy.CORRECT, "证件号与证件类型的格式不符", "the number does not have the form of its document type"),
  DOCUMENT_TYPE(Remedy.CHOOSE_LISTED, "证件类型不明", "the document type is not known"),
  PHONE_FORM(Remedy.CORRECT, "手机号格式不符", "this is no phone number"),
  DATE_FORM(Remedy.WRITE_FULL_DATE, "日期格式看不懂", "the date's form is not understood"),
  DATE_AMBIGUOUS(
      Remedy.WRITE_FULL_DATE,
      "数值 2.1 可能是 1 日，也可能是 10 日",
      "a numeric 2.1 may be the 1st or the 10th"),
  DATE_IMPOSSIBLE(Remedy.WRITE_FULL_DATE, "日历上没有这一天", "there is no such day in the calendar"),
  DATE_TOO_EARLY(Remedy.WRITE_FULL_DATE, "日期早得不合情理", "the date is too early to be meant"),
  DATE_FUTURE(
      Remedy.WRITE_FULL_DATE, "日期晚于可填的最后一天", "the date lies after the last day that is taken"),
  TEMPERATURE_FORM(
      Remedy.CORRECT, "体温应为 34.0 至 43.0 之间的数", "a temperature lies between 34.0 and 43.0 °C"),
  WORD_UNKNOWN(Remedy.CHOOSE_LISTED, "不认识的词语", "the word is not known"),
  CATEGORY_NEEDED(
      Remedy.CHOOSE_LISTED,
      "有入院或出院日期的，须为确诊、疑似、发热留观，或填确诊日期",
      "admission or discharge needs one of 确诊, 疑似, 发热留观, or the date of diagnosis"),
  DISCHARGE_BEFORE_ADMISSION(
      Remedy.CORRECT_DATES, "出院日期早于入院日期", "the discharge lies before the admission"),
  LEFT_AFTER_RETURN(Remedy.CORRECT_DATES, "离开日期晚于返回日期", "the departure lies after the return"),
  VILLAGE_UNKNOWN(Remedy.CHOOSE_VILLAGE, "找不到这个乡镇或村（社区）", "no such township or village is known"),
  VILLAGE_AMBIGUOUS(Remedy.CHOOSE_VILLAGE, "有多个同名的村（社区）", "several villages bear this name"),
  VILLAGE_OUTSIDE(Remedy.CORRECT, "该村（社区）不在您的管辖范围内", "the village lies outside your jurisdiction"),
  SAME_PERSON(Remedy.CONFIRM, "可能与已登记的人是同一人", "this may be somebody who is registered already"),
  SAME_HOUSEHOLD(
      Remedy.CONFIRM_HOUSEHOLD,
      "本村有同名户主的几户，看不出此行属于哪一户",
      "several households of the village have a head of this name; nothing tells which is meant"),
  REJECTED(
      Remedy.CORRECT, "比对时认定此行有误，未予入库", "who compared this row found it wrong, so it did not land");

  private final Remedy remedy;
  private final String zh;
  private final String en;

  Refusal(Remedy remedy, String zh, String en) {
    this.remedy = remedy;
    this.zh = zh;
    this.en = en;
  }

  /** What can be done about it. */
  public Remedy remedy() {
    return remedy;
  }

  /** What is wrong, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What is wrong, in English. */
  public String en() {
    return en;
  }
}
