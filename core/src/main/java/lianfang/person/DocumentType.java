package lianfang.person;

/** 证件类型: the documents that identify a person. */
public enum DocumentType {
  /** 居民身份证, GB 11643, 18 characters; 15 digits of the first generation are lengthened. */
  RESIDENT_ID("resident-id", "居民身份证"),
  /** 港澳台居民居住证: 18 characters that begin with 810000, 820000 or 830000. */
  RESIDENCE_PERMIT("permit", "港澳台居民居住证"),
  /** 港澳居民来往内地通行证: H or M and 8 or 10 digits. */
  HONG_KONG_MACAU_PERMIT("permit", "港澳居民来往内地通行证"),
  /** 台湾居民来往大陆通行证: 8 or 10 digits. */
  TAIWAN_PERMIT("permit", "台湾居民来往大陆通行证"),
  /** 外国人永久居留身份证: three letters and 12 digits, or 18 characters that begin with 9. */
  FOREIGN_RESIDENT("permit", "外国人永久居留身份证"),
  /** 护照. */
  PASSPORT("passport", "护照"),
  /** 无证件: a child or an old person, identified by household. */
  NONE("none", "无");

  private final String word;
  private final String zh;

  DocumentType(String word, String zh) {
    this.word = word;
    this.zh = zh;
  }

  /** The word in facts. */
  public String word() {
    return word;
  }

  /** The official Chinese name. */
  public String zh() {
    return zh;
  }
}
