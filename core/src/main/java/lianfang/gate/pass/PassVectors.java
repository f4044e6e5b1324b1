package lianfang.gate.pass;

import static lianfang.gate.CheckpointKind.COMPOUND;
import static lianfang.gate.CheckpointKind.FIRM;
import static lianfang.gate.CheckpointKind.HIGHWAY;
import static lianfang.gate.CheckpointKind.MARKET;
import static lianfang.gate.CheckpointKind.STATION;
import static lianfang.gate.CheckpointKind.VILLAGE;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;

/**
 * 公开测试向量: the passes, good and bad, by which another implementation can tell that it answers as
 * this one does. Everything in them is invented and the keys are known to everybody.
 */
public final class PassVectors {

  /** 26 February 2020, 08:00 in China, a Wednesday. */
  static final Instant NOW = Instant.parse("2020-02-26T00:00:00Z");

  static final String ISSUER = "410803";
  private static final String NEIGHBOUR = "410823";
  private static final Gate VILLAGE_GATE = new Gate(410803103206L, VILLAGE);
  private static final Instant ENDS = NOW.plus(Duration.ofDays(2));

  private final VectorKeys keys;
  private final List<Case> cases = new ArrayList<>();

  private PassVectors(VectorKeys keys) {
    this.keys = keys;
  }

  /** The lists and cases with these keys; the same each time. */
  public static Published of(VectorKey.Maker maker) throws GeneralSecurityException {
    var vectors = new PassVectors(VectorKeys.of(maker));
    vectors.allowances();
    vectors.timesAndKeys();
    vectors.precedence();
    vectors.cases.addAll(new DamagedVectors(vectors.keys).cases());
    return new Published(
        vectors.keys.root().spki(),
        vectors.keys.list(),
        vectors.keys.revocations(hex("revoked"), hex("revoked and expired"), hex("revoked early")),
        List.copyOf(vectors.cases));
  }

  /**
   * What is published.
   *
   * @param root the root's SubjectPublicKeyInfo
   * @param keys the signed list of keys
   * @param revocations the signed list of revocations
   */
  public record Published(byte[] root, byte[] keys, byte[] revocations, List<Case> cases) {}

  /**
   * 测试向量: a text, where and when it is shown, and what must be answered.
   *
   * @param name says in words what is shown
   */
  public record Case(String name, String token, Gate gate, Instant at, PassReason reason) {}

  private void allowances() throws GeneralSecurityException {
    Pass free = pass("free", new Allowance.FreeMovement(List.of(410803103L)));
    here(free, "free movement in a township, shown in one of its villages", PassReason.VALID);
    at(free, new Gate(410803104201L, VILLAGE), NOW, "in the next township", PassReason.ELSEWHERE);
    at(free, new Gate(410803L, STATION), NOW, "at a gate of the county", PassReason.ELSEWHERE);
    at(free, Gate.nowhere(), NOW, "where nobody asks where", PassReason.VALID);
    Pass small = pass("digits", new Allowance.FreeMovement(List.of(4108L)));
    here(small, "free movement in the city", PassReason.VALID);
    at(small, new Gate(410900L, STATION), NOW, "in the next city", PassReason.ELSEWHERE);
    commutes();
    vehicles();
    Pass exit = pass("exit", new Allowance.Exit(410803103206L, 3));
    here(exit, "exit of one person a household at the village's gate", PassReason.VALID);
    at(exit, new Gate(410803103206L, HIGHWAY), NOW, "at a motorway", PassReason.OTHER_KIND);
    at(exit, new Gate(410803103206L, MARKET), NOW, "at the market", PassReason.VALID);
    Pass slot = pass("slot", new Allowance.TimeSlot(410803103L, 18_318, 480, 600));
    here(slot, "slot of 26 February 08:00 to 10:00, at 08:00", PassReason.VALID);
    at(slot, VILLAGE_GATE, minutes(120), "a slot that has just ended", PassReason.OTHER_TIME);
    at(slot, VILLAGE_GATE, minutes(1440), "a slot of the day before", PassReason.OTHER_TIME);
    Pass green = pass("green", new Allowance.GreenChannel());
    at(green, new Gate(420100L, HIGHWAY), NOW, "green channel far away", PassReason.VALID);
    var several = List.of(new Allowance.Exit(410900L, 2), slot.allowances().getFirst());
    here(pass("several", several), "the second of two allowances holds", PassReason.VALID);
    at(
        pass("nearest", several),
        VILLAGE_GATE,
        minutes(121),
        "of two that do not hold, the one that comes nearest is told",
        PassReason.OTHER_TIME);
    List<Long> many = LongStream.range(0, 32).mapToObj(at -> 410803103200L + at).toList();
    here(pass("many", new Allowance.FreeMovement(many)), "32 areas", PassReason.VALID);
  }

  private void commutes() throws GeneralSecurityException {
    Pass day = pass("commute", new Allowance.Commute(410823104L, 410803103L, 0b11111, 420, 1200));
    here(day, "commute on working days 07:00 to 20:00, where it ends", PassReason.VALID);
    at(day, new Gate(410823104200L, VILLAGE), NOW, "where it begins", PassReason.VALID);
    at(day, new Gate(410823201L, HIGHWAY), NOW, "at a motorway of its county", PassReason.VALID);
    at(day, new Gate(410823201L, VILLAGE), NOW, "in a village beside", PassReason.ELSEWHERE);
    at(day, new Gate(410803103206L, FIRM), minutes(-61), "at 06:59", PassReason.OTHER_TIME);
    at(day, new Gate(410803103206L, FIRM), minutes(720), "at 20:00", PassReason.OTHER_TIME);
    Pass weekend = pass("weekend", new Allowance.Commute(410823104L, 410803103L, 96, 0, 1440));
    here(weekend, "a commute of Saturdays and Sundays, on a Wednesday", PassReason.OTHER_TIME);
    Pass night = pass("night", new Allowance.Commute(410823104L, 410803103L, 2, 1320, 480));
    at(night, VILLAGE_GATE, minutes(-1), "Tuesday's night shift until 08:00", PassReason.VALID);
    here(night, "Tuesday's night shift, at 08:00", PassReason.OTHER_TIME);
    at(
        night,
        VILLAGE_GATE,
        minutes(841),
        "Tuesday's night shift on Wednesday at 22:01",
        PassReason.OTHER_TIME);
  }

  private void vehicles() throws GeneralSecurityException {
    var route = List.of(410803L, 410823L);
    Pass lorry = pass("lorry", new Allowance.Vehicle("豫H12345", "口罩", route, false));
    at(lorry, new Gate(410823104L, HIGHWAY), NOW, "a vehicle on its route", PassReason.VALID);
    at(lorry, new Gate(410822L, HIGHWAY), NOW, "a vehicle off its route", PassReason.ELSEWHERE);
    at(
        lorry,
        new Gate(410803103206L, COMPOUND),
        NOW,
        "a vehicle at a compound where people live",
        PassReason.OTHER_KIND);
    Pass urgent = pass("urgent", new Allowance.Vehicle("豫H54321", "防护服", route, true));
    at(urgent, new Gate(410822L, HIGHWAY), NOW, "emergency goods elsewhere", PassReason.VALID);
  }

  private void timesAndKeys() throws GeneralSecurityException {
    Pass free = free("times");
    at(free, VILLAGE_GATE, ENDS.minusSeconds(1), "in its last second", PassReason.VALID);
    at(free, VILLAGE_GATE, ENDS, "at the moment at which it ends", PassReason.EXPIRED);
    at(free, VILLAGE_GATE, minutes(-60 * 24), "at its first moment", PassReason.VALID);
    at(free, VILLAGE_GATE, minutes(-60 * 24).minusSeconds(1), "too early", PassReason.NOT_YET);
    here(free("revoked"), "revoked", PassReason.REVOKED);
    add("signed by Ed25519", token(free(NEIGHBOUR, "ed"), keys.neighbour()), PassReason.VALID);
    add("by an unknown key", token(free("a"), keys.unknown()), PassReason.KEY_UNKNOWN);
    add("by a key that was taken back", token(free("b"), keys.revoked()), PassReason.KEY_REVOKED);
    add("by a key of later days", token(free("c"), keys.later()), PassReason.KEY_OUT_OF_TIME);
    add("by a key of older days", token(free("d"), keys.older()), PassReason.KEY_OUT_OF_TIME);
    add(
        "another issuer's name under our key",
        token(free(NEIGHBOUR, "e"), keys.first()),
        PassReason.ISSUER_OTHER);
    add(
        "our name under another issuer's key",
        token(free("f"), keys.neighbour()),
        PassReason.ISSUER_OTHER);
    add("signed by the root itself", token(free("g"), keys.root()), PassReason.KEY_UNKNOWN);
  }

  /** Two or more reasons at once; the earlier one is told. */
  private void precedence() throws GeneralSecurityException {
    Pass free = free("revoked and expired");
    at(free, VILLAGE_GATE, ENDS, "revoked and expired", PassReason.EXPIRED);
    at(
        free("revoked early"),
        VILLAGE_GATE,
        minutes(-60 * 48),
        "revoked before its first moment",
        PassReason.REVOKED);
    at(free("h"), new Gate(110101L, FIRM), ENDS, "expired and elsewhere", PassReason.EXPIRED);
    at(
        free("i"),
        new Gate(110101L, FIRM),
        minutes(-60 * 48),
        "too early and elsewhere",
        PassReason.NOT_YET);
    String foreign = token(free("j"), keys.revoked());
    cases.add(
        new Case("old, by a revoked key", foreign, VILLAGE_GATE, ENDS, PassReason.KEY_REVOKED));
    String forged = token(free("k"), keys.first().with(keys.unknown().signer()));
    cases.add(new Case("forged and expired", forged, VILLAGE_GATE, ENDS, PassReason.FORGED));
  }

  private void here(Pass pass, String name, PassReason reason) throws GeneralSecurityException {
    at(pass, VILLAGE_GATE, NOW, name, reason);
  }

  private void at(Pass pass, Gate gate, Instant at, String name, PassReason reason)
      throws GeneralSecurityException {
    cases.add(new Case(name, token(pass, keys.first()), gate, at, reason));
  }

  private void add(String name, String token, PassReason reason) {
    cases.add(new Case(name, token, VILLAGE_GATE, NOW, reason));
  }

  static String token(Pass pass, VectorKey key) throws GeneralSecurityException {
    return PassToken.write(pass, key.algorithm(), key.kid(), key.signer());
  }

  static Pass free(String seed) {
    return free(ISSUER, seed);
  }

  private static Pass free(String issuer, String seed) {
    return pass(issuer, seed, List.of(new Allowance.FreeMovement(List.of(410803L))));
  }

  private static Pass pass(String seed, Allowance allowance) {
    return pass(ISSUER, seed, List.of(allowance));
  }

  private static Pass pass(String seed, List<Allowance> allowances) {
    return pass(ISSUER, seed, allowances);
  }

  private static Pass pass(String issuer, String seed, List<Allowance> allowances) {
    return new Pass(
        issuer,
        hex(seed),
        UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "张 1234",
        allowances,
        hex("edition"),
        minutes(-60 * 24),
        minutes(-60 * 24),
        ENDS);
  }

  private static Instant minutes(int after) {
    return NOW.plus(Duration.ofMinutes(after));
  }

  /** Eight bytes that follow from a word. */
  static String hex(String seed) {
    byte[] hash = KeyId.sha256(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 8);
  }
}
