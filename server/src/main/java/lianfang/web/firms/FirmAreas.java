package lianfang.web.firms;

import java.util.Optional;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import org.springframework.stereotype.Component;

/** What a sheet says about where a firm lies: a code, or the names of county and township. */
@Component
class FirmAreas {

  private final Areas areas;

  FirmAreas(Areas areas) {
    this.areas = areas;
  }

  /** The division code of what a cell says. */
  Optional<String> find(String said) {
    if (said.matches("[1-8][0-9]{5,11}")) {
      return areas.find(said).map(Division::code).filter(code -> code.length() >= 6);
    }
    String bare = said.replaceAll("\\s", "");
    return areas.index().below("41", DivisionLevel.TOWNSHIP).stream()
        .filter(one -> bare.endsWith(one.name()))
        .filter(one -> {
          String county = areas.find(one.code().substring(0, 6)).map(Division::name).orElse("");
          return !county.isEmpty() && bare.contains(county);
        })
        .map(Division::code)
        .reduce((a, b) -> a.equals(b) ? a : "")
        .filter(code -> !code.isEmpty())
        .or(() ->
            areas.index().below("41", DivisionLevel.COUNTY).stream()
                .filter(one -> bare.endsWith(one.name()))
                .map(Division::code)
                .findFirst());
  }
}
