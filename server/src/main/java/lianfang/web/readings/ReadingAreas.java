package lianfang.web.readings;

import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.rulebook.SignedReading;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** Says where and when a reading counts. */
@Component
class ReadingAreas {

  private final Areas areas;

  ReadingAreas(Areas areas) {
    this.areas = areas;
  }

  String where(Shell shell, SignedReading one) {
    String area =
        one.area().isEmpty()
            ? shell.t("reading.everywhere")
            : areas.index().find(one.area()).map(Division::name).orElse(one.area());
    String from = shell.language().full(one.from());
    return one.until() == null
        ? shell.t("reading.where.from", area, from)
        : shell.t("reading.where.until", area, from, shell.language().full(one.until()));
  }
}
