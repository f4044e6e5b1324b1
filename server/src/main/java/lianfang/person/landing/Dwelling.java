package lianfang.person.landing;

import java.util.Arrays;
import lianfang.person.PlainText;
import lianfang.person.RosterColumn;
import lianfang.person.roster.PlaceLabel;
import lianfang.person.roster.RosterRow;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.Household;

/**
 * 户的依据: by what the household of a row is told apart from another whose head bears the same name.
 *
 * @param head blind index of the head with the village; of who names none, of the person itself
 * @param self whether the row is the head's own, so that its number and phone are the head's
 * @param address blind indexes in the order of {@link Household}, 0 where the row says nothing
 */
record Dwelling(long head, boolean self, long[] address) {

  /** What a row says about its household. */
  static Dwelling of(RosterRow row, String village, BlindIndex index) {
    RosterRow.Who who = row.who();
    RosterRow.Home home = row.home();
    boolean alone = who.head().isEmpty();
    boolean self = alone || PlainText.nameKey(who.head()).equals(PlainText.nameKey(who.name()));
    String number = who.document().number();
    long head =
        !alone
            ? index.head(who.head(), village)
            : index.alone(number.isEmpty() ? who.name() + "\n" + who.phone() : number, village);
    String[] parts = {
      group(row),
      PlaceLabel.plain(home.alley()),
      PlaceLabel.plain(home.courtyard()),
      home.building().isEmpty() ? "" : PlaceLabel.building(home.building()),
      home.unit().isEmpty() ? "" : PlaceLabel.unit(home.unit()),
      PlaceLabel.door(home.door())
    };
    long[] address = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      address[i] = parts[i].isEmpty() ? 0 : index.address(parts[i]);
    }
    return new Dwelling(head, self, address);
  }

  /** The label of the group in which the row's household lies; empty where none is named. */
  static String group(RosterRow row) {
    String text = row.text(RosterColumn.GROUP);
    return text.isEmpty() ? "" : PlaceLabel.group(text);
  }

  /** Whether the row names any part of an address. */
  boolean placed() {
    return Arrays.stream(address).anyMatch(part -> part != 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dwelling that
        && head == that.head
        && self == that.self
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(head) * 31 + Arrays.hashCode(address);
  }

  @Override
  public String toString() {
    return "Dwelling of " + (self ? "a head" : "a member");
  }
}
