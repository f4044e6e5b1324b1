package lianfang.gate.issue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 健康申报证明的步骤: what a declaration of health waits for. */
public enum CertificateStep {
  /** 已申报: waits on the township's list for a time. */
  DECLARED("declared"),
  /** 申报有症状: somebody goes to the fever clinic with the person, and says what was found. */
  SICK("sick"),
  /** 已预约: comes to be assessed on site. */
  SLOTTED("slotted"),
  /** 评估合格: the certificate can be printed. */
  FIT("fit"),
  /** 评估不合格: goes to the clinic; another declaration is needed later. */
  UNFIT("unfit"),
  /** 已开具: holds five days. */
  ISSUED("issued"),
  /** 已过期. */
  OVER("over");

  /** 五日内有效: the day of issue is the first. */
  public static final int DAYS = 5;

  private final String word;

  CertificateStep(String word) {
    this.word = word;
  }

  /** The word in texts. */
  public String word() {
    return word;
  }

  /** The last day of a certificate that is issued on a day. */
  public static LocalDate lastDay(LocalDate issued) {
    return issued.plusDays(DAYS - 1L);
  }

  /**
   * Where a declaration stands.
   *
   * @param symptoms whether the person declared symptoms
   * @param slotted whether a time was given that is not over
   * @param fit what was found on site; null where nobody has looked
   * @param until the last day of the certificate; null where none was issued
   */
  public static CertificateStep of(
      boolean symptoms,
      boolean slotted,
      @Nullable Boolean fit,
      @Nullable LocalDate until,
      LocalDate today) {
    if (until != null) {
      return today.isAfter(until) ? OVER : ISSUED;
    }
    if (fit != null) {
      return fit ? FIT : UNFIT;
    }
    return symptoms ? SICK : slotted ? SLOTTED : DECLARED;
  }

  /** Whether a text is a division code of a level that exists. */
  public static boolean isArea(String code) {
    return code.matches("[1-8][0-9]([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?");
  }

  /** A certificate is for a way out of the county; inside it none is asked for. */
  public static boolean isNeeded(String home, String destination) {
    int county = Math.min(6, home.length());
    return destination.length() >= 2 && !destination.startsWith(home.substring(0, county));
  }
}
