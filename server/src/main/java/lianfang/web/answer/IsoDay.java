package lianfang.web.answer;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day of the calendar, such as 2020-02-26. */
public final class IsoDay implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw new TypeConversionException(
          "'" + text + "' is no day of the calendar: write it as 2020-02-26");
    }
  }
}
