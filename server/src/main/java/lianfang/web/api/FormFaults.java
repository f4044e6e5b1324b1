package lianfang.web.api;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import lianfang.casework.form.FormFault;

/** Thrown where a form is not as its schema says; names each value and the rule that it breaks. */
final class FormFaults extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String form;
  private final transient List<FormFault> faults;

  FormFaults(String form, List<FormFault> faults) {
    super(
        faults.stream()
            .map(one -> one.at() + ": " + one.word())
            .limit(10)
            .collect(Collectors.joining("; ")));
    this.form = form;
    this.faults = List.copyOf(faults);
  }

  String rule() {
    return "form: " + form;
  }

  List<FormFault> faults() {
    return faults;
  }
}
