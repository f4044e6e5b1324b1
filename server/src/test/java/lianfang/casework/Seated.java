package lianfang.casework;

import java.time.LocalDate;
import java.util.UUID;

/** Who sits at a desk from 1 February 2020 on, until it is ended. */
public final class Seated {

  private static final LocalDate FIRST = LocalDate.of(2020, 2, 1);

  private Seated() {}

  /** Seats an account, by word of {@code who}. */
  public static void at(Seats seats, CaseRecorder who, String account, String desk, String area) {
    DeskPlace place = new DeskPlace(desk, area);
    seats.take(who, UUID.randomUUID(), new Seats.Seat(account, place, FIRST, null, null, null));
  }
}
