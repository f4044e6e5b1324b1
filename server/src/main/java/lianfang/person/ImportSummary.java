package lianfang.person;

import java.util.List;
import java.util.UUID;

/**
 * 导入结果: what became of a roster's rows.
 *
 * @param id of the import
 * @param roster the roster's name
 * @param dryRun whether nothing was written
 * @param created rows that registered somebody new
 * @param changed rows that told something new of somebody known
 * @param unchanged rows that were known already
 * @param refused rows that come back
 * @param waiting rows that wait until a person says who is meant
 * @param facts facts recorded
 * @param otherSheets names of further sheets with a roster, which were not read
 */
public record ImportSummary(
    UUID id,
    String roster,
    boolean dryRun,
    int created,
    int changed,
    int unchanged,
    int refused,
    int waiting,
    int facts,
    List<String> otherSheets) {

  /** Rows that landed; a row known already counts. */
  public int landed() {
    return created + changed + unchanged;
  }

  /** All rows that told of a person. */
  public int rows() {
    return landed() + refused + waiting;
  }

  ImportSummary plus(ImportSummary more) {
    return new ImportSummary(
        id,
        roster,
        dryRun,
        created + more.created,
        changed + more.changed,
        unchanged + more.unchanged,
        refused + more.refused,
        waiting + more.waiting,
        facts + more.facts,
        otherSheets);
  }
}
