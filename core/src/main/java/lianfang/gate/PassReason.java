package lianfang.gate;

import static lianfang.gate.PassVerdict.CALL;
import static lianfang.gate.PassVerdict.NOT_HERE;

/**
 * 核验原因: why a pass got its verdict, in order of precedence: the first that is true is the answer.
 * What does not need a key comes first, because it costs nothing to refuse; what only a true pass
 * can be asked comes after its signature. {@code EXPIRED} stands before {@code REVOKED}, because a
 * list lets go of passes that have expired, and an answer must not change with the list's number.
 */
public enum PassReason {
  /** No pass at all: other text, a web address, a page. */
  NOT_A_PASS(CALL, "不是通行凭证", "this is no pass"),
  /** Longer than any pass can be. */
  TOO_LONG(CALL, "内容过长", "longer than a pass can be"),
  /** A character or a group that Base45 does not have. */
  NOT_BASE45(CALL, "编码损坏", "damaged: the text is no Base45"),
  /** Cut off, altered or followed by something else. */
  NOT_ZLIB(CALL, "内容残缺或有多余内容", "damaged: cut off, altered or followed by something else"),
  /** Unpacks to more than any pass can hold. */
  INFLATES_TOO_FAR(CALL, "解压后超过上限", "unpacks to more than a pass can hold"),
  /** Not one COSE_Sign1 message of our form. */
  NOT_COSE(CALL, "签名结构不符", "not a signed message of our form"),
  /** Signed in a way that no key of ours signs. */
  ALGORITHM_UNKNOWN(CALL, "签名算法不认识", "signed by an unknown method"),
  /** The list of keys does not name the key. */
  KEY_UNKNOWN(CALL, "签发密钥不认识", "the issuer's key is unknown"),
  /** The key was taken back. */
  KEY_REVOKED(CALL, "签发密钥已吊销", "the issuer's key was revoked"),
  /** The signature does not belong to what is signed. */
  FORGED(CALL, "签名不符", "the signature does not fit: forged or altered"),
  /** Truly signed, yet not written as a pass is written. */
  CLAIMS_UNREADABLE(CALL, "凭证内容不符合规范", "signed, yet not written as a pass is written"),
  /** The key belongs to another issuer than the pass names. */
  ISSUER_OTHER(CALL, "签发单位与密钥不符", "the key belongs to another issuer"),
  /** The key was not yet, or no longer, in use when the pass was issued. */
  KEY_OUT_OF_TIME(CALL, "签发时密钥不在有效期", "the key was not in use when the pass was issued"),
  /** Its time is over. */
  EXPIRED(PassVerdict.EXPIRED, "已过有效期", "expired"),
  /** Taken back before its time was over. */
  REVOKED(CALL, "已作废", "revoked"),
  /** Its time has not come. */
  NOT_YET(NOT_HERE, "尚未生效", "not valid yet"),
  /** It allows nothing in this area. */
  ELSEWHERE(NOT_HERE, "不适用于本区域", "not for this area"),
  /** It allows something in this area, not at a checkpoint of this kind. */
  OTHER_KIND(NOT_HERE, "不适用于本类卡口", "not for a checkpoint of this kind"),
  /** It allows something here, on another day or at another hour. */
  OTHER_TIME(NOT_HERE, "不在允许的时段", "not at this time"),
  /** It holds here and now. */
  VALID(PassVerdict.PASS, "有效", "valid");

  private final PassVerdict verdict;
  private final String zh;
  private final String en;

  PassReason(PassVerdict verdict, String zh, String en) {
    this.verdict = verdict;
    this.zh = zh;
    this.en = en;
  }

  /** What the gate shows. */
  public PassVerdict verdict() {
    return verdict;
  }

  /** The reason in Chinese, for the issuer and the command line. */
  public String zh() {
    return zh;
  }

  /** The reason in English. */
  public String en() {
    return en;
  }
}
