package lianfang.person.landing;

import java.util.List;
import java.util.UUID;
import lianfang.area.Origin;
import lianfang.person.CellReason;
import lianfang.person.Particulars;
import lianfang.person.roster.RosterRow;
import lianfang.person.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/** What became of a row before the database is asked. */
public sealed interface Prepared {

  /** The row as it was. */
  SheetRow source();

  /** A row that comes back. */
  record Refused(SheetRow source, List<CellReason> reasons) implements Prepared {}

  /**
   * A row that can land, with everything computed that needs no database.
   *
   * @param id the person's id, should it be somebody new
   * @param village 12-digit code
   * @param jurisdiction key of the jurisdiction that the sheet names instead of a county, or null
   * @param origin what the stated origin can mean
   * @param number blind index of the number, or null
   * @param identity blind index of what identifies somebody without a number, or null
   * @param dwelling what tells the row's household apart
   * @param content blind index of the whole row
   * @param wrapped a new key for the person
   * @param sealed the particulars under that key
   */
  record Ready(
      SheetRow source,
      RosterRow row,
      UUID id,
      String village,
      @Nullable String jurisdiction,
      Origin origin,
      @Nullable UUID number,
      @Nullable UUID identity,
      @Nullable Long phone,
      long name,
      @Nullable Long birth,
      @Nullable Long tail,
      @Nullable Long head,
      Dwelling dwelling,
      long content,
      Particulars particulars,
      byte[] wrapped,
      byte[] sealed)
      implements Prepared {}
}
