package lianfang.web.hotline;

import java.util.ArrayList;
import java.util.List;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.EnglishNames;
import lianfang.instance.InstanceSettings;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 公众页的地点: the counties and townships among which somebody without an account chooses. */
@Component
public class PublicPlaces {

  private final Areas areas;
  private final InstanceSettings settings;
  private final EnglishNames english;

  PublicPlaces(Areas areas, InstanceSettings settings, EnglishNames english) {
    this.areas = areas;
    this.settings = settings;
    this.english = english;
  }

  /** Whether an area lies in a city of this instance. */
  public boolean knows(String area) {
    return settings.cities().stream().anyMatch(area::startsWith) && areas.find(area).isPresent();
  }

  /**
   * The field that asks for it, which is called {@code _in}.
   *
   * @param counties whether a county may be chosen, and not a township alone
   */
  public Field field(Shell shell, String chosen, boolean counties) {
    List<Field.Option> options = new ArrayList<>();
    options.add(new Field.Option("", shell.t("report.where.choose")));
    for (String city : settings.cities()) {
      for (Division county : areas.children(city)) {
        if (counties) {
          options.add(new Field.Option(county.code(), name(shell, county)));
        }
        for (Division town : areas.children(county.code())) {
          String name = name(shell, county) + " · " + within(shell, county, town);
          options.add(new Field.Option(town.code(), name));
        }
      }
    }
    return new Field(
            "_in", "select", shell.t("report.where"), null, chosen, null, options, null, true)
        .hint(shell.t(counties ? "report.where.hint" : "firmentry.where.hint"));
  }

  /** Some lists of townships write the county before each of them. */
  private String within(Shell shell, Division county, Division town) {
    String said = county.name();
    String own = town.name();
    boolean twice = own.length() > said.length() && own.startsWith(said);
    String name = twice ? own.substring(said.length()) : own;
    return shell.language() == Language.ZH ? name : english.of(name, false);
  }

  /** What a city is called where the instance has several; empty where it has one. */
  String city(Shell shell, String code) {
    return settings.cities().size() < 2
        ? ""
        : areas.find(code).map(found -> name(shell, found)).orElse("");
  }

  private String name(Shell shell, Division division) {
    return shell.language() == Language.ZH ? division.name() : english.of(division);
  }
}
