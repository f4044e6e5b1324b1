package lianfang.casework;

import java.util.List;
import java.util.stream.Collectors;

/** 表单不合规: what was filled in is not as the form asks. */
public final class FormRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  FormRefused(String form, List<Problem> problems) {
    super(
        "form "
            + form
            + ": "
            + problems.stream()
                .map(one -> one.field() + ": " + one.keyword())
                .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, field by field. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One problem.
   *
   * @param field its name, empty for the whole form; a dot leads into a group
   * @param keyword the word of JSON Schema that fails, such as required or maxLength
   */
  public record Problem(String field, String keyword) {}
}
