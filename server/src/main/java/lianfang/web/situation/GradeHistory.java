package lianfang.web.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.situation.GradeRow;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 定级经过: what was decided for one area, with the days for which each decision held. */
@Component
class GradeHistory {

  private final Subjects subjects;

  GradeHistory(Subjects subjects) {
    this.subjects = subjects;
  }

  /** The decisions about an area up to the shell's day, the latest first; empty without any. */
  Optional<Block> of(Shell shell, GradeRow row) {
    if (row.decided().isEmpty()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < row.decided().size(); i++) {
      GradeRow.Decided one = row.decided().get(i);
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(days(shell, one.from(), next(row.decided(), i))),
                  Cell.of(shell.texts().word("grade", one.grade())),
                  Cell.said(one.organ()),
                  Cell.minor(
                      one.proposed().isEmpty() ? "" : shell.texts().word("grade", one.proposed())),
                  Cell.said(one.cites()).asMinor(),
                  Cell.minor(one.fact()))));
    }
    return Optional.of(
        new Block(
            shell.t("grades.history", subjects.both(shell, row.area()), rows.size()),
            shell.t("grades.history.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("grades.history.days")),
                Listing.Column.of(shell.t("grades.grade")),
                Listing.Column.of(shell.t("grades.organ")),
                Listing.Column.minor(shell.t("grades.history.proposed")),
                Listing.Column.minor(shell.t("grades.cites")),
                Listing.Column.minor(shell.t("record.fact"))),
            rows,
            shell.t("grades.none")));
  }

  /** The later decision under the same scheme that ends this one; null for one that holds. */
  private static @Nullable LocalDate next(List<GradeRow.Decided> latestFirst, int at) {
    LocalDate next = null;
    for (int i = 0; i < at; i++) {
      if (latestFirst.get(i).scheme().equals(latestFirst.get(at).scheme())) {
        next = latestFirst.get(i).from();
      }
    }
    return next;
  }

  private static String days(Shell shell, LocalDate from, @Nullable LocalDate next) {
    String first = shell.language().full(from);
    if (next == null) {
      return shell.t("grades.history.since", first);
    }
    return next.isAfter(from)
        ? shell.t("grades.history.until", first, shell.language().full(next.minusDays(1)))
        : shell.t("grades.history.same", first);
  }
}
