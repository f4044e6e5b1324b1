package lianfang.person.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 户: one household by blind indexes alone: what tells it apart from another whose head bears the
 * same name in the same village. One instance serves one landing.
 */
public final class Household {

  /** Parts of an address: 村民组, 胡同, 院落, 楼栋, 单元, 门牌. */
  public static final int PARTS = 6;

  /** The last part, 门牌, is no place of its own. */
  private static final int PLACED = PARTS - 1;

  private final long head;
  private final String area;
  private final UUID person;
  private final long[] address;
  private @Nullable UUID place;
  private @Nullable UUID number;
  private @Nullable Long phone;
  private boolean changed;

  /**
   * A household.
   *
   * @param head blind index of the head with the village
   * @param area 12-digit code of the village
   * @param person somebody who lives there, opaque
   * @param place its place; null until that is made
   * @param number blind index of the head's own number, or null
   * @param phone blind index of the head's own phone, or null
   * @param address blind indexes of its parts, 0 where unknown
   */
  public Household(
      long head,
      String area,
      UUID person,
      @Nullable UUID place,
      @Nullable UUID number,
      @Nullable Long phone,
      long[] address) {
    this.head = head;
    this.area = area;
    this.person = person;
    this.place = place;
    this.number = number;
    this.phone = phone;
    this.address = address.clone();
  }

  /** Whether the head's own number and phone, or the address, say that it is another household. */
  public boolean excludes(
      boolean self, @Nullable UUID otherNumber, @Nullable Long otherPhone, long[] otherAddress) {
    return self && (otherHead(otherNumber, otherPhone)) || elsewhere(otherAddress);
  }

  private boolean otherHead(@Nullable UUID otherNumber, @Nullable Long otherPhone) {
    if (number != null && otherNumber != null) {
      return !number.equals(otherNumber);
    }
    return phone != null && otherPhone != null && !phone.equals(otherPhone);
  }

  /** Whether it is the household of the head with this number, or with this phone where none is. */
  public boolean headedBy(@Nullable UUID otherNumber, @Nullable Long otherPhone) {
    return number != null && otherNumber != null
        ? number.equals(otherNumber)
        : phone != null && phone.equals(otherPhone);
  }

  /** Whether a part of the address is known of both and differs. */
  public boolean elsewhere(long[] other) {
    for (int i = 0; i < PARTS; i++) {
      if (address[i] != 0 && other[i] != 0 && address[i] != other[i]) {
        return true;
      }
    }
    return false;
  }

  /** How many parts of the address are the same. */
  public int sameParts(long[] other) {
    int same = 0;
    for (int i = 0; i < PARTS; i++) {
      same += address[i] != 0 && address[i] == other[i] ? 1 : 0;
    }
    return same;
  }

  /**
   * Learns what a row of the household says.
   *
   * @return whether the row places it more exactly than was known, so that its place lies deeper
   */
  public boolean learn(
      boolean self, @Nullable UUID itsNumber, @Nullable Long itsPhone, long[] itsAddress) {
    boolean deeper = false;
    boolean whole = true;
    for (int i = 0; i < PARTS; i++) {
      if (address[i] == 0 && itsAddress[i] != 0) {
        address[i] = itsAddress[i];
        changed = true;
        deeper |= i < PLACED;
      }
      whole &= i >= PLACED || address[i] == itsAddress[i];
    }
    if (self && number == null && itsNumber != null) {
      number = itsNumber;
      changed = true;
    }
    if (self && itsPhone != null && !itsPhone.equals(phone)) {
      phone = itsPhone;
      changed = true;
    }
    return deeper && whole;
  }

  /** Its place was made. */
  public void at(UUID made) {
    place = made;
    changed = true;
  }

  /** Blind index of the head with the village. */
  public long head() {
    return head;
  }

  /** 12-digit code of the village. */
  public String area() {
    return area;
  }

  /** Somebody who lives there. */
  public UUID person() {
    return person;
  }

  /** Its place; null until that is made. */
  public @Nullable UUID place() {
    return place;
  }

  /** Blind index of the head's own number. */
  public @Nullable UUID number() {
    return number;
  }

  /** Blind index of the head's own phone. */
  public @Nullable Long phone() {
    return phone;
  }

  /** Blind indexes of the parts of the address, 0 where unknown. */
  public long[] address() {
    return address.clone();
  }

  /** Whether it has to be written. */
  public boolean changed() {
    return changed;
  }
}
