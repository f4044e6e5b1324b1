package lianfang.area;

/**
 * 机关信息: what the papers of an area say about the organ that decides and where one can turn; a text
 * is empty where nobody has filled it in yet.
 *
 * @param organ 决定机关: the organ whose name stands at the seal
 * @param seal 盖章处: whose seal is put, and where
 * @param phone 电话: the organ's duty phone
 * @param supervision 监督电话: where to complain about how a measure is carried out
 * @param review 复议机关: to whom a review is addressed
 * @param court 管辖法院: before which court a suit is brought
 */
public record Office(
    String organ, String seal, String phone, String supervision, String review, String court) {

  /** Nothing is filled in. */
  public static final Office BLANK = new Office("", "", "", "", "", "");

  /** This office, with the other's texts where this one has none. */
  public Office orOf(Office other) {
    return new Office(
        or(organ, other.organ),
        or(seal, other.seal),
        or(phone, other.phone),
        or(supervision, other.supervision),
        or(review, other.review),
        or(court, other.court));
  }

  /**
   * The organ as facts name it: one word.
   *
   * @param otherwise what names it where nobody has filled it in
   */
  public String organWord(String otherwise) {
    return or(organ, otherwise).strip().replaceAll("\\s+", "-");
  }

  private static String or(String own, String other) {
    return own.isEmpty() ? other : own;
  }
}
