package lianfang.casework.form;

import java.util.List;

/**
 * 填写错误: what is wrong with one value.
 *
 * @param at where, its names joined by dots and rows counted from 0, such as "staff.0.phone"
 * @param word which rule of the schema it breaks, such as "required" or "maximum"
 * @param values of the rule, such as the greatest number
 */
public record FormFault(String at, String word, List<String> values) {

  /** Keeps the order. */
  public FormFault {
    values = List.copyOf(values);
  }
}
