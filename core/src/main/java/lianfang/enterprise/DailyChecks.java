package lianfang.enterprise;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * 企业每日自查: what firms of an industry go through themselves every day they work, as {@code
 * playbook/firms/daily.yaml} says.
 *
 * @param cites where it stands
 */
public record DailyChecks(Wording cites, List<Check> checks) {

  /** The kind of fact that says it was done. */
  public static final String KIND = "firm-checked";

  /** Copies the checks. */
  public DailyChecks {
    checks = List.copyOf(checks);
  }

  /**
   * One list.
   *
   * @param list id of the checklist
   * @param industries divisions of GB/T 4754 whose firms go through it
   * @param by when it has to be reported, Asia/Shanghai
   */
  public record Check(String list, List<String> industries, LocalTime by) {

    /** Copies the industries. */
    public Check {
      industries = List.copyOf(industries);
    }
  }

  /** Reads the file. */
  public static DailyChecks load(Path file) {
    Yaml root = Yaml.of(file);
    List<String> unknown = root.unknown("cites", "checks");
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(file, "unknown word " + unknown);
    }
    return new DailyChecks(
        root.wording("cites"),
        root.children("checks").stream()
            .map(one ->
                new Check(
                    one.text("list"), one.words("industries"), LocalTime.parse(one.text("by"))))
            .toList());
  }

  /** What a firm of this industry goes through every day; empty where nothing is asked. */
  public Optional<Check> of(String industry) {
    return checks.stream()
        .filter(check -> check.industries().stream().anyMatch(industry::startsWith))
        .findFirst();
  }
}
