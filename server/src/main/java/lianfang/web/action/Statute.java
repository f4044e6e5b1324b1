package lianfang.web.action;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.access.Role;
import lianfang.rulebook.Measure;

/**
 * 法律依据: articles on which an order may rest, with the measures that they carry and the organs that
 * they name. Infectious Diseases Law in the text of 2013, in force on the days of the notices;
 * article numbers are to be checked by the city before real use.
 */
public enum Statute {
  COOPERATION(
      "idl-2013-12",
      "传染病防治法（2013）第十二条",
      "Infectious Diseases Law (2013) art. 12",
      EnumSet.of(Measure.DOUBLE_REPORT, Measure.SYMPTOM_REPORT),
      EnumSet.of(Role.COMMAND, Role.DISEASE_CONTROL)),
  DISINFECTION(
      "idl-2013-27",
      "传染病防治法（2013）第二十七条",
      "Infectious Diseases Law (2013) art. 27",
      EnumSet.of(Measure.DISINFECTION),
      EnumSet.of(Role.COMMAND, Role.DISEASE_CONTROL)),
  OBSERVATION(
      "idl-2013-39",
      "传染病防治法（2013）第三十九条",
      "Infectious Diseases Law (2013) art. 39",
      EnumSet.of(Measure.ISOLATION),
      EnumSet.of(Role.COMMAND, Role.DISEASE_CONTROL)),
  CLOSURE(
      "idl-2013-41",
      "传染病防治法（2013）第四十一条",
      "Infectious Diseases Law (2013) art. 41",
      EnumSet.of(Measure.CLOSURE, Measure.ISOLATION),
      EnumSet.of(Role.COMMAND)),
  EMERGENCY(
      "idl-2013-42",
      "传染病防治法（2013）第四十二条",
      "Infectious Diseases Law (2013) art. 42",
      EnumSet.of(Measure.NO_TRAVEL_BEIJING),
      EnumSet.of(Role.COMMAND));

  private final String word;
  private final String zh;
  private final String en;
  private final Set<Measure> measures;
  private final Set<Role> organs;

  Statute(String word, String zh, String en, Set<Measure> measures, Set<Role> organs) {
    this.word = word;
    this.zh = zh;
    this.en = en;
    this.measures = measures;
    this.organs = organs;
  }

  /** The word in facts. */
  public String word() {
    return word;
  }

  /** Law and article, in Chinese. */
  public String zh() {
    return zh;
  }

  /** Law and article, in English. */
  public String en() {
    return en;
  }

  /** Whether this article is a ground for the measure. */
  public boolean carries(Measure measure) {
    return measures.contains(measure);
  }

  /** Whether this article gives the decision to one of these offices. */
  public boolean names(Set<Role> roles) {
    return roles.stream().anyMatch(organs::contains);
  }

  /** The article with this word. */
  public static Optional<Statute> find(String word) {
    return Arrays.stream(values()).filter(statute -> statute.word.equals(word)).findFirst();
  }

  /** The articles on which these offices may order the measure. */
  public static List<Statute> of(Measure measure, Set<Role> roles) {
    return Arrays.stream(values())
        .filter(statute -> statute.carries(measure) && statute.names(roles))
        .toList();
  }
}
