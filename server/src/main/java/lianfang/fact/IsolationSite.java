package lianfang.fact;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 集中隔离点: a site with its capacity on a day.
 *
 * @param id its place
 * @param village 12-digit code
 * @param name how people call it
 * @param beds how many persons it takes
 * @param rooms how many rooms it has, 0 where nobody said
 * @param taken beds taken on the day
 * @param head account that decides when no bed is free, empty where nobody is named
 * @param transport how people are brought there, empty where nobody said
 * @param since from which day it is so
 */
public record IsolationSite(
    UUID id,
    String village,
    String name,
    int beds,
    int rooms,
    int taken,
    String head,
    String transport,
    LocalDate since) {

  /** Beds that are free on the day. */
  public int free() {
    return Math.max(0, beds - taken);
  }
}
