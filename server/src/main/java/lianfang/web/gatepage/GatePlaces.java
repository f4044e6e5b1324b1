package lianfang.web.gatepage;

import java.util.ArrayList;
import java.util.List;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.area.EnglishNames;
import lianfang.gate.checkpoint.DeviceEntry;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 去往地: where lorries go, by name, because no guard knows codes: the townships of the gate's own
 * city and all counties.
 */
@RestController
class GatePlaces {

  private static final int CITY = 4;

  private final Areas areas;
  private final EnglishNames english;

  GatePlaces(Areas areas, EnglishNames english) {
    this.areas = areas;
    this.english = english;
  }

  /**
   * What is told.
   *
   * @param places of each its code and its name in Chinese and English
   */
  record Told(List<List<String>> places) {}

  @PostMapping("/gate/places")
  Told places(@AuthenticationPrincipal DeviceEntry device) {
    String city = device.area().substring(0, Math.min(CITY, device.area().length()));
    List<Division> all = new ArrayList<>(areas.index().below(city, DivisionLevel.TOWNSHIP));
    all.addAll(areas.index().below("", DivisionLevel.COUNTY));
    return new Told(
        all.stream()
            .map(one -> List.of(one.code(), areas.pathName(one.code()), english.of(one)))
            .toList());
  }
}
