package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;

/**
 * 凭证内容: a pass as the claims of a CWT (RFC 8392) and one of our own. It has exactly one form in
 * bytes: what is read must come out the same when it is written again, which refuses keys that we
 * do not know, keys twice, lengths without an end and numbers longer than they need be, all at
 * once.
 */
final class Claims {

  static final int OURS = -65_600;
  private static final int ISSUER = 1;
  private static final int EXPIRES = 4;
  private static final int NOT_BEFORE = 5;
  private static final int ISSUED = 6;
  private static final int VERSION = 1;

  private static final CborItems ITEMS = new CborItems(PassReason.CLAIMS_UNREADABLE);

  private Claims() {}

  static byte[] write(Pass pass) {
    CBORObject allowances = CBORObject.NewArray();
    pass.allowances().forEach(each -> allowances.Add(write(each)));
    CBORObject ours =
        CBORObject.NewOrderedMap()
            .Add(0, VERSION)
            .Add(1, pass.idBytes())
            .Add(2, bytes(pass.subject()))
            .Add(3, pass.holder())
            .Add(4, allowances)
            .Add(5, HexFormat.of().parseHex(pass.edition()));
    return CBORObject.NewOrderedMap()
        .Add(ISSUER, pass.issuer())
        .Add(EXPIRES, pass.expires().getEpochSecond())
        .Add(NOT_BEFORE, pass.notBefore().getEpochSecond())
        .Add(ISSUED, pass.issued().getEpochSecond())
        .Add(OURS, ours)
        .EncodeToBytes();
  }

  static Pass read(byte[] bytes) throws Unreadable {
    Pass pass;
    try {
      pass = read(ITEMS.map(CoseSign1.decode(bytes, PassReason.CLAIMS_UNREADABLE)));
    } catch (IllegalArgumentException refused) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "a claim is out of its bounds");
    }
    if (!Arrays.equals(write(pass), bytes)) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "not in the one form that a pass has");
    }
    return pass;
  }

  private static Pass read(CBORObject claims) throws Unreadable {
    CBORObject ours = ITEMS.map(ITEMS.get(claims, OURS));
    if (ITEMS.integer(ITEMS.get(ours, 0)) != VERSION) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "a version that we do not know");
    }
    List<CBORObject> listed = ITEMS.list(ITEMS.get(ours, 4));
    if (listed.size() > Pass.ALLOWANCES_MAX) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "too many allowances");
    }
    List<Allowance> allowances = new ArrayList<>();
    for (CBORObject each : listed) {
      allowances.add(allowance(ITEMS.list(each)));
    }
    return new Pass(
        ITEMS.text(ITEMS.get(claims, ISSUER)),
        HexFormat.of().formatHex(ITEMS.bytes(ITEMS.get(ours, 1))),
        uuid(ITEMS.bytes(ITEMS.get(ours, 2))),
        ITEMS.text(ITEMS.get(ours, 3)),
        allowances,
        HexFormat.of().formatHex(ITEMS.bytes(ITEMS.get(ours, 5))),
        ITEMS.time(ITEMS.get(claims, NOT_BEFORE)),
        ITEMS.time(ITEMS.get(claims, ISSUED)),
        ITEMS.time(ITEMS.get(claims, EXPIRES)));
  }

  private static CBORObject write(Allowance allowance) {
    CBORObject list = CBORObject.NewArray();
    return switch (allowance) {
      case Allowance.FreeMovement(List<Long> areas) -> list.Add(1).Add(areas(areas));
      case Allowance.Commute(long from, long to, int days, int begin, int end) ->
          list.Add(2).Add(from).Add(to).Add(days).Add(begin).Add(end);
      case Allowance.Vehicle(String plate, String goods, List<Long> route, boolean emergency) ->
          list.Add(3).Add(plate).Add(goods).Add(areas(route)).Add(emergency);
      case Allowance.Exit(long place, int everyDays) -> list.Add(4).Add(place).Add(everyDays);
      case Allowance.TimeSlot(long area, int day, int begin, int end) ->
          list.Add(5).Add(area).Add(day).Add(begin).Add(end);
      case Allowance.GreenChannel() -> list.Add(6);
    };
  }

  private static Allowance allowance(List<CBORObject> parts) throws Unreadable {
    int kind = parts.isEmpty() ? 0 : ITEMS.small(parts.getFirst());
    int[] sizes = {0, 2, 6, 5, 3, 5, 1};
    if (kind < 1 || kind >= sizes.length || parts.size() != sizes[kind]) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "an allowance that we do not know");
    }
    return switch (kind) {
      case 1 -> new Allowance.FreeMovement(areas(parts.get(1)));
      case 2 ->
          new Allowance.Commute(
              ITEMS.integer(parts.get(1)),
              ITEMS.integer(parts.get(2)),
              ITEMS.small(parts.get(3)),
              ITEMS.small(parts.get(4)),
              ITEMS.small(parts.get(5)));
      case 3 ->
          new Allowance.Vehicle(
              ITEMS.text(parts.get(1)),
              ITEMS.text(parts.get(2)),
              areas(parts.get(3)),
              ITEMS.truth(parts.get(4)));
      case 4 -> new Allowance.Exit(ITEMS.integer(parts.get(1)), ITEMS.small(parts.get(2)));
      case 5 ->
          new Allowance.TimeSlot(
              ITEMS.integer(parts.get(1)),
              ITEMS.small(parts.get(2)),
              ITEMS.small(parts.get(3)),
              ITEMS.small(parts.get(4)));
      default -> new Allowance.GreenChannel();
    };
  }

  private static CBORObject areas(List<Long> areas) {
    CBORObject list = CBORObject.NewArray();
    areas.forEach(area -> list.Add(area.longValue()));
    return list;
  }

  private static List<Long> areas(CBORObject item) throws Unreadable {
    List<CBORObject> listed = ITEMS.list(item);
    if (listed.size() > Allowance.AREAS_MAX) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "too many areas");
    }
    List<Long> areas = new ArrayList<>();
    for (CBORObject each : listed) {
      areas.add(ITEMS.integer(each));
    }
    return areas;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] bytes) throws Unreadable {
    if (bytes.length != 16) {
      throw new Unreadable(PassReason.CLAIMS_UNREADABLE, "a subject has 16 bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
