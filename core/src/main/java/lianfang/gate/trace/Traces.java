package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 行迹: what is known about where people live, work and travel, as far as links need it. */
public record Traces(List<Living> living, List<Work> work, List<Journey> journeys) {

  /** Copies the lists. */
  public Traces {
    living = List.copyOf(living);
    work = List.copyOf(work);
    journeys = List.copyOf(journeys);
  }

  /** 同住: somebody lives in a household from a day until another; null means that it goes on. */
  public record Living(UUID person, UUID household, LocalDate from, @Nullable LocalDate until) {}

  /**
   * 在岗: somebody works in a firm.
   *
   * @param firm opaque id
   * @param shift null where it is not known
   * @param workshop null where it is not known
   */
  public record Work(
      UUID person,
      UUID firm,
      @Nullable String shift,
      @Nullable String workshop,
      LocalDate from,
      @Nullable LocalDate until) {}

  /**
   * 行程: somebody went by a numbered train, plane or bus.
   *
   * @param kind "train", "flight", "bus" or "ship"
   * @param number as the ticket says, in capital letters
   * @param day of departure
   * @param carriage null where it is not known or there is none
   * @param row 0 where it is not known
   * @param open whether windows were open: a bus counts by rows then, a train by neighbours
   */
  public record Journey(
      UUID person,
      String kind,
      String number,
      LocalDate day,
      @Nullable String carriage,
      int row,
      boolean open) {}
}
