package lianfang.web.tracing;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.trace.Candidate;
import lianfang.gate.trace.Link;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 关联的说法: why somebody is a candidate, in one sentence a link. */
@Component
class LinkWords {

  private final Checkpoints checkpoints;

  LinkWords(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  /** All links of a candidate, the strongest first. */
  String of(Shell shell, Candidate candidate) {
    return candidate.links().stream()
        .map(link -> of(shell, link))
        .collect(Collectors.joining(shell.t("tracing.also")));
  }

  /** One link. */
  String of(Shell shell, Link link) {
    Map<String, String> says = link.says();
    return switch (link.kind()) {
      case HOUSEHOLD -> shell.t("tracing.says.household", days(shell, link));
      case WORKSHOP, SHIFT ->
          shell.t(
              "tracing.says." + link.kind().word(),
              says.getOrDefault("shift", shell.t("tracing.shift.unknown")),
              says.getOrDefault("workshop", ""),
              days(shell, link));
      case PLACE ->
          shell.t(
              "tracing.says.place",
              place(says.getOrDefault("checkpoint", "")),
              Integer.parseInt(says.getOrDefault("times", "0")),
              Long.parseLong(says.getOrDefault("minutes", "0")),
              days(shell, link));
      case NEIGHBOUR, ROWS, CARRIAGE, WHOLE, SAME_JOURNEY ->
          shell.t(
              "tracing.says." + link.kind().word(),
              shell.texts().word("value", says.getOrDefault("vehicle", "")),
              says.getOrDefault("number", ""),
              shell.language().day(link.first()),
              says.getOrDefault("carriage", "—"),
              says.getOrDefault("rows", "—"));
    };
  }

  private String place(String checkpoint) {
    return checkpoints
        .find(UUID.fromString(checkpoint))
        .map(one -> one.called())
        .orElse(checkpoint.substring(0, 8));
  }

  private static String days(Shell shell, Link link) {
    LocalDate first = link.first();
    return first.equals(link.last())
        ? shell.language().day(first)
        : shell.t("tracing.days", shell.language().day(first), shell.language().day(link.last()));
  }
}
