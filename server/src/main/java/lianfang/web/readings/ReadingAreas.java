package lianfang.web.readings;

import lianfang.rulebook.SignedReading;
import lianfang.web.shell.Shell;

/** Says where and when a reading counts. */
final class ReadingAreas {

  private ReadingAreas() {}

  static String where(Shell shell, SignedReading one) {
    String area = one.area().isEmpty() ? shell.t("reading.everywhere") : shell.area(one.area());
    String from = shell.language().full(one.from());
    return one.until() == null
        ? shell.t("reading.where.from", area, from)
        : shell.t("reading.where.until", area, from, shell.language().full(one.until()));
  }
}
