package lianfang.situation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.fact.playbook.Wording.Language;

/** 通报文本: a bulletin in plain text, every flagged figure with its readings beside it. */
public final class BulletinText {

  private final BulletinPlan plan;
  private final Language language;

  /** Prints by {@code plan} in one language. */
  public BulletinText(BulletinPlan plan, Language language) {
    this.plan = plan;
    this.language = language;
  }

  /** The text, lines end with a newline; {@code areaName} is what the heading says. */
  public String print(Bulletin bulletin, String areaName) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.title().in(language).formatted(areaName, bulletin.on()));
    for (BulletinPlan.Section section : plan.sections()) {
      List<Figure> figures =
          bulletin.figures().stream()
              .filter(figure -> section.indicators().contains(figure.indicator().key()))
              .toList();
      if (!figures.isEmpty()) {
        lines.add("");
        lines.add(section.name().in(language));
        figures.forEach(figure -> lines.addAll(lines(figure, bulletin)));
      }
    }
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private List<String> lines(Figure figure, Bulletin bulletin) {
    List<String> lines = new ArrayList<>();
    String asOf =
        figure.asOf().equals(bulletin.on())
            ? ""
            : language == Language.ZH
                ? "（截至 " + figure.asOf() + "）"
                : " (as of " + figure.asOf() + ")";
    lines.add(
        "  "
            + figure.indicator().name().in(language)
            + (language == Language.ZH ? "：" : ": ")
            + figure.printed()
            + unit(figure)
            + asOf);
    figure.flags().forEach(flag -> lines.add(line(flag)));
    return lines;
  }

  private String unit(Figure figure) {
    String unit = figure.indicator().unit().in(language);
    return figure.value() == null || unit.isEmpty() ? "" : " " + unit;
  }

  private String line(Flag flag) {
    String readings =
        flag.readings().stream()
            .map(reading -> reading.value() + " = " + reading.reason().in(language))
            .collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
    return "    ! "
        + flag.code()
        + " "
        + flag.text().in(language)
        + (language == Language.ZH ? "：" : ": ")
        + readings;
  }
}
