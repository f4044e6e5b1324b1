package lianfang.web.status;

import java.util.ArrayList;
import java.util.List;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseStep;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.shell.Shell;

/**
 * 告知内容: what a step of the case's own edition tells whoever filed it, such as what is lacking, a
 * reason or an answer.
 *
 * @param step what was done
 * @param at when
 * @param says the reason or answer, as it was written
 */
public record Told(String step, String at, String says) {

  /** All that was told, the earliest first. */
  public static List<Told> of(Shell shell, CaseFile file) {
    List<Told> told = new ArrayList<>();
    for (CaseFile.Event event : file.events()) {
      CaseStep step = file.type().step(event.attributes().getOrDefault("step", "")).orElse(null);
      if (step == null || step.tells().isEmpty()) {
        continue;
      }
      CaseForm form = step.form().flatMap(file.type()::form).orElse(null);
      for (CaseFile.Filled filled : file.forms()) {
        if (form != null && filled.fact().equals(event.fact())) {
          for (String name : step.tells()) {
            form.field(name)
                .filter(CaseForm.Field::mayBeTold)
                .flatMap(
                    field -> filled.values().text(name).map(value -> words(shell, field, value)))
                .filter(said -> !said.isEmpty())
                .ifPresent(said ->
                    told.add(
                        new Told(
                            Said.of(shell, step.name()),
                            CaseWords.moment(shell, filled.at()),
                            said)));
          }
        }
      }
    }
    return told;
  }

  private static String words(Shell shell, CaseForm.Field field, String value) {
    return field.choices().stream()
        .filter(choice -> choice.value().equals(value))
        .findFirst()
        .map(choice -> Said.of(shell, choice.label()))
        .orElse(value);
  }
}
