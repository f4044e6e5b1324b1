package lianfang.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;

/**
 * 实例设置: what an instance was created as, kept in {@code instance.yaml} of its data folder.
 *
 * @param city code prefixes of the cities that it serves, joined by commas, such as 4109,4108
 * @param demo whether its people are invented: shipped notices in force, identity numbers of
 *     division 999999 accepted, domain clock in February 2020
 * @param data the data folder, absolute
 * @param created when it was created, by the real clock, UTC
 * @param domainStart what the domain clock showed at that moment, UTC; equal to {@code created}
 *     unless it is a demo
 */
public record InstanceSettings(
    String city, boolean demo, Path data, Instant created, Instant domainStart) {

  /** The day of the demo: 26 February 2020, 08:00 in Shanghai. */
  static final Instant DEMO_START = Instant.parse("2020-02-26T00:00:00Z");

  /** Where files of cases lie, by the hash of their content. */
  public Path evidence() {
    return data.resolve("evidence");
  }

  /** Where the file with this hash lies; two digits name a folder, so that none grows too large. */
  public Path evidence(String hash) {
    return evidence().resolve(hash.substring(0, 2)).resolve(hash);
  }

  /** Settings of an instance that is created now. */
  public static InstanceSettings create(String city, boolean demo, Path data, Instant now) {
    for (String prefix : city.split(",", -1)) {
      if (!prefix.matches("[1-8][0-9]{3}")) {
        throw new InstanceProblem(
            "'" + prefix + "' is no city", "give four digits of its division code, such as 4109");
      }
    }
    return new InstanceSettings(city, demo, data, now, demo ? DEMO_START : now);
  }

  /** How far ahead of the domain clock facts are taken: 45 days in a demo, else not at all. */
  public Period ahead() {
    return demo ? Period.ofDays(45) : Period.ZERO;
  }

  /**
   * What the domain clock showed at {@code instant}, where that can only be meant by the real
   * clock: a demo begins in 2020 and was made years later, so that no time of its own lies after
   * it.
   */
  public Instant domainTime(Instant instant) {
    return demo && !instant.isBefore(created)
        ? instant.minus(Duration.between(domainStart, created))
        : instant;
  }

  /** The code prefixes one by one. */
  public List<String> cities() {
    return List.of(city.split(","));
  }
}
