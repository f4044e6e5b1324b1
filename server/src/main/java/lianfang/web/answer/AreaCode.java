package lianfang.web.answer;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the prefix of a division code. */
public final class AreaCode implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    if (!text.matches("[1-8][0-9]{1,11}")) {
      throw new TypeConversionException(
          "'" + text + "' is no area: give 2 to 12 digits of a division code, such as 410902");
    }
    return text;
  }
}
