package lianfang.gate.pass;

import java.util.List;
import java.util.UUID;
import lianfang.gate.Allowance;
import lianfang.gate.issue.PassForm;

/**
 * 签发事项: a pass that somebody asks for.
 *
 * @param area 12-digit code of the holder's village or community
 * @param holder surname and last four digits
 * @param account who issues
 */
public record IssueOrder(
    UUID subject,
    String area,
    String holder,
    List<Allowance> allowances,
    PassForm form,
    String account) {

  /** Copies the list. */
  public IssueOrder {
    allowances = List.copyOf(allowances);
  }
}
