package lianfang.person;

/** 处理办法: what whoever keeps the sheet can do about a refused cell; a closed list. */
public enum Remedy {
  FILL_IN("请补填后重新导入", "fill the cell in and import again"),
  CHOOSE_FILE("请选择填有内容的登记表", "choose a roster that is filled in"),
  CHOOSE_SHEET("请从文件的工作表中选择", "choose one of the file's sheets"),
  CORRECT("请核对原件后更正", "check the original document and correct the cell"),
  FORMAT_AS_TEXT(
      "请将该列设为“文本”格式，按证件重新填写完整数字",
      "format the column as text and type the digits again from the document"),
  WRITE_FULL_DATE("请按 2020-02-05 的形式填写日期", "write the date as 2020-02-05"),
  CORRECT_DATES("请核对两个日期的先后", "check which of the two dates is wrong"),
  CHOOSE_LISTED("请改为所列词语之一", "use one of the listed words"),
  CHOOSE_VILLAGE(
      "请核对县（区）和乡镇，改为名录或候选中的全称",
      "check county and township, and write a full name of the divisions or of the candidates"),
  PASTE_VALUES("请将公式粘贴为数值后重新导入", "paste the formula's value in its place"),
  SAVE_AS_XLSX("请另存为 .xlsx 后重新导入", "save the file as .xlsx and import that"),
  REMOVE_PASSWORD("请取消打开密码后另存为 .xlsx", "remove the password and save as .xlsx"),
  ONE_ENCODING("请另存为 UTF-8 编码的 .csv 或 .xlsx", "save as .xlsx, or as .csv in UTF-8"),
  CORRECT_HEADER("请更正表头，或在对应页面指定各列", "correct the header, or map the columns by hand"),
  SPLIT_FILE("请将文件拆分后分别导入", "split the file and import the parts"),
  WAIT("请稍后再试", "try again later"),
  CONFIRM("请在“待确认”中选择是否同一人", "say under 'to confirm' whether it is the same person"),
  CONFIRM_HOUSEHOLD(
      "请填写门牌、院落或楼栋单元，或在“待确认”中选择属于哪一户",
      "write the door, courtyard or building and unit, or say under 'to confirm' which it is");

  private final String zh;
  private final String en;

  Remedy(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The sentence in Chinese. */
  public String zh() {
    return zh;
  }

  /** The sentence in English. */
  public String en() {
    return en;
  }
}
