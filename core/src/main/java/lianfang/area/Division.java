package lianfang.area;

import java.util.Optional;

/**
 * 行政区划: a province, city, county, township or village in one edition of the official list.
 *
 * @param code 2, 4, 6, 9 or 12 digits, without filling zeros
 * @param name the official name, in Chinese
 * @param edition the year of the list that says so, such as 2023
 */
public record Division(String code, String name, String edition) {

  /** Checks the code. */
  public Division {
    DivisionLevel.of(code);
  }

  /** Province, city, county, township or village. */
  public DivisionLevel level() {
    return DivisionLevel.of(code);
  }

  /** The code of the division above; empty for a province. */
  public Optional<String> parentCode() {
    return switch (level()) {
      case PROVINCE -> Optional.empty();
      case CITY -> Optional.of(code.substring(0, 2));
      case COUNTY -> Optional.of(code.substring(0, 4));
      case TOWNSHIP -> Optional.of(code.substring(0, 6));
      case VILLAGE -> Optional.of(code.substring(0, 9));
    };
  }
}
