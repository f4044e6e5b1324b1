package lianfang.web.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.fact.playbook.Wording.Language;
import lianfang.instance.ScopedTransactions;
import lianfang.situation.Bulletin;
import lianfang.situation.Bulletins;
import lianfang.situation.Figure;
import lianfang.situation.Flag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Prints the bulletin of a day and an area. */
@Command(
    name = "bulletin",
    description = "每日通报 Print the bulletin of a day and an area.",
    mixinStandardHelpOptions = true)
final class BulletinCommand extends InstanceCommand {

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DATE",
      description = "日期 The day at whose end (24:00) it speaks, such as 2020-02-26.")
  private LocalDate on = LocalDate.EPOCH;

  @Option(
      names = "--area",
      required = true,
      paramLabel = "CODE",
      description = "区划代码 Division code, such as 4108.")
  private String area = "";

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "格式 ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.text;

  @Option(
      names = "--language",
      description = "语言 ${COMPLETION-CANDIDATES}; both where none is given.")
  private @Nullable Language language;

  private enum Format {
    text,
    json
  }

  @Override
  protected int run(ApplicationContext instance) {
    if (!area.matches("[1-8][0-9]{1,11}")) {
      throw new IllegalArgumentException(
          "'" + area + "' is no area: give 2 to 12 digits of a division code, such as 4108");
    }
    Bulletin bulletin = of(instance, on, area);
    out().print(format == Format.json ? json(bulletin) : text(instance, bulletin, language));
    out().flush();
    return 0;
  }

  static Bulletin of(ApplicationContext instance, LocalDate on, String area) {
    String everywhere = String.join(",", Scope.everything().prefixes());
    return instance
        .getBean(ScopedTransactions.class)
        .in(everywhere, () -> instance.getBean(Bulletins.class).of(on, area));
  }

  static String text(ApplicationContext instance, Bulletin bulletin, @Nullable Language language) {
    Bulletins bulletins = instance.getBean(Bulletins.class);
    return language == null
        ? bulletins.text(bulletin, Language.ZH) + "\n" + bulletins.text(bulletin, Language.EN)
        : bulletins.text(bulletin, language);
  }

  /** What is counted, by which convention, and between which readings a flagged figure stands. */
  private static String definition(Figure figure) {
    StringBuilder text = new StringBuilder();
    text.append(figure.indicator().definition().en())
        .append("; ")
        .append(figure.indicator().convention().en());
    for (Flag flag : figure.flags()) {
      String readings =
          flag.readings().stream()
              .map(reading -> reading.value() + " = " + reading.reason().en())
              .collect(Collectors.joining("; "));
      text.append(". ").append(flag.code()).append(": ").append(flag.text().en());
      text.append(" [").append(readings).append(']');
    }
    return text.toString();
  }

  private static String json(Bulletin bulletin) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Figure figure : bulletin.figures()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("indicator", figure.indicator().key());
      row.put("value", figure.value());
      row.put("scope", figure.scope());
      row.put("asOf", figure.asOf().toString());
      row.put("definition", definition(figure));
      row.put("flags", figure.flags().stream().map(Flag::code).toList());
      rows.add(row);
    }
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(rows)
        + "\n";
  }
}
