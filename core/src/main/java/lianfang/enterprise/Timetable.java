package lianfang.enterprise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * 复工时间表: from which day on which industry of an area may apply. Published as a whole and never
 * changed; a later one says which it takes the place of.
 *
 * @param area division code
 * @param lines in the order in which they are shown
 * @param organ that decided it
 * @param cites the rule on which it rests
 */
public record Timetable(String area, List<Line> lines, String organ, String cites) {

  /** Refuses a timetable that nobody decided or that rests on nothing. */
  public Timetable {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || organ.isBlank() || cites.isBlank()) {
      throw new IllegalArgumentException("a timetable needs lines, an organ and what it rests on");
    }
  }

  /**
   * One line.
   *
   * @param industry a section or division of GB/T 4754
   * @param from first day on which its firms may apply
   * @param condition which of them, in the organ's words; empty for all
   */
  public record Line(String industry, LocalDate from, String condition) {}

  /**
   * The first day for an industry by the line that names it most exactly; empty where none does. Of
   * lines with conditions the earliest counts, and the condition is shown beside it.
   */
  public Optional<Line> of(String industry) {
    return lines.stream()
        .filter(line -> industry.startsWith(line.industry()))
        .min(
            java.util.Comparator.comparingInt((Line line) -> -line.industry().length())
                .thenComparing(Line::from));
  }

  /** SHA-256 over everything that it says, in 64 digits. */
  public String hash() {
    StringBuilder told = new StringBuilder();
    told.append(area).append('\n').append(organ).append('\n').append(cites);
    for (Line line : lines) {
      told.append('\n').append(line.industry()).append('|').append(line.from());
      told.append('|').append(line.condition());
    }
    try {
      byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }
}
