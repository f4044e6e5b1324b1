package lianfang.web.people;

import java.time.LocalDate;
import lianfang.rulebook.Standing;
import lianfang.web.part.Place;
import lianfang.web.shell.Shell;

/** 颜色: the paint of an interval: its place, or grey once it is over. */
public final class Paints {

  private Paints() {}

  /** The word of the paint on a day. */
  public static String of(Standing one, LocalDate on) {
    boolean over =
        one.state().equals("released") || one.until() != null && one.until().isBefore(on);
    if (over) {
      return "ended";
    }
    return switch (one.measure()) {
      case "isolation" -> one.place();
      case "closure" -> "closure";
      default -> "none";
    };
  }

  /** The mark of an interval: its colour and pattern on that day, and the place's own name. */
  public static Place place(Shell shell, Standing one, LocalDate on) {
    String name = shell.texts().word("place", one.place());
    boolean closure = one.measure().equals("closure");
    return new Place(of(one, on), closure ? shell.t("closure.of", name) : name);
  }
}
