package lianfang.web.situation;

import java.util.List;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.EnglishNames;
import lianfang.area.Offices;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 定级机关: which commands may have decided the grade of an area: those of the areas above it and its
 * own, the province first, because it keeps the list of counties (guidance of 17 February 2020).
 */
@Component
public class GradeOrgans {

  private static final int PROVINCE = 2;
  private static final int COUNTY = 6;

  private final Areas areas;
  private final EnglishNames english;
  private final Offices offices;

  GradeOrgans(Areas areas, EnglishNames english, Offices offices) {
    this.areas = areas;
    this.english = english;
    this.offices = offices;
  }

  /** What may be chosen on the page of an area, by code. */
  List<Field.Option> options(Shell shell) {
    return above(shell.ground().code()).stream()
        .map(one -> new Field.Option(one.code(), label(shell, one)))
        .toList();
  }

  private List<Division> above(String area) {
    return areas.index().path(area).stream().filter(one -> one.code().length() <= COUNTY).toList();
  }

  private String label(Shell shell, Division one) {
    String name = shell.language() == Language.EN ? english.of(one) : one.name();
    boolean province = one.code().length() == PROVINCE;
    return shell.t(province ? "grades.organ.province" : "grades.organ.other", name);
  }

  /** The command that decides about an area, as the page calls it. */
  public String deciding(Shell shell) {
    return above(shell.ground().code()).stream()
        .findFirst()
        .map(one -> shell.language() == Language.EN ? english.of(one) : one.name())
        .orElse("");
  }

  /** Whether the command of this area may decide about that one. */
  boolean mayDecide(String code, String area) {
    return !code.isEmpty()
        && area.startsWith(code)
        && code.length() <= COUNTY
        && areas.find(code).isPresent();
  }

  /** What a fact calls the command of an area: as its papers call it. */
  String name(String code) {
    String printed = offices.own(code).map(said -> said.office().organ()).orElse("");
    return printed.isBlank() ? areas.find(code).orElseThrow().name() + "指挥部" : printed.strip();
  }
}
