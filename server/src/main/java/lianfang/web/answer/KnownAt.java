package lianfang.web.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import lianfang.fact.Days;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant, a local time of Shanghai, or a day, which means its end. */
public final class KnownAt implements ITypeConverter<Instant> {

  private static final int DAY_LENGTH = 10;

  @Override
  public Instant convert(String given) {
    // As other programs write it: a blank for the T, an offset without its colon.
    String text =
        given
            .strip()
            .replaceFirst("(?<=[0-9]) +(?=[0-9])", "T")
            .replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
    try {
      if (text.length() == DAY_LENGTH) {
        return Days.start(LocalDate.parse(text).plusDays(1)).minusMillis(1);
      }
      boolean hasOffset = text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})");
      return hasOffset
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(Days.ZONE).toInstant();
    } catch (DateTimeException notATime) {
      throw new TypeConversionException(
          "'"
              + given
              + "' is no time; write 2020-02-26T08:00+08:00, 2020-02-26T08:00 or 2020-02-26");
    }
  }
}
