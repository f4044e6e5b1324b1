package lianfang.casework.type;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lianfang.area.DivisionLevel;
import lianfang.casework.Desk;
import lianfang.casework.Desks;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Yaml;

/** 办理台文件: reads {@code playbook/desks.yaml}. */
public final class DeskFile {

  private DeskFile() {}

  /** All desks of the file. */
  public static Desks load(Path file) {
    List<Desk> desks = new ArrayList<>();
    List<Desks.Unit> units = new ArrayList<>();
    Yaml root = Yaml.of(file);
    for (Yaml desk : root.children("desks")) {
      refuse(
          file,
          desk.unknown(
              "id", "name", "in-area", "level", "roles", "seats", "sealed-from", "called"));
      if (desk.has("called")) {
        units.add(unit(desk));
      }
      desks.add(
          new Desk(
              desk.text("id"),
              desk.wording("name"),
              desk.has("in-area") ? desk.wording("in-area") : desk.wording("name"),
              level(file, desk.text("level")),
              Set.copyOf(desk.words("roles")),
              desk.flag("seats"),
              Set.copyOf(desk.words("sealed-from"))));
    }
    for (Yaml unit : root.children("units")) {
      refuse(file, unit.unknown("id", "name", "called"));
      units.add(unit(unit));
    }
    return new Desks(desks, units);
  }

  private static void refuse(Path file, List<String> unknown) {
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(file, "unknown word " + unknown);
    }
  }

  private static Desks.Unit unit(Yaml one) {
    return new Desks.Unit(one.text("id"), one.wording("name"), one.words("called"));
  }

  private static DivisionLevel level(Path file, String word) {
    for (DivisionLevel level : DivisionLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(word)) {
        return level;
      }
    }
    throw new PlaybookRefused(file, "no level '" + word + "'; write county, township or village");
  }
}
