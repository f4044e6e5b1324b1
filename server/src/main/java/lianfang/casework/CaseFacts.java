package lianfang.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.FactDraft;
import lianfang.fact.ContentHash;
import lianfang.fact.Fact;
import lianfang.fact.Subject;

/** Writes and reads the facts about cases. */
final class CaseFacts {

  static final String FILED = "case-filed";
  static final String STEP = "case-step";
  static final String CLAIMED = "case-claimed";
  static final String HANDED = "case-handed";
  static final String LINKED = "case-linked";
  static final String NOTED = "case-noted";
  static final String EXTENDED = "case-extended";
  static final String SUPERVISED = "case-supervised";
  static final String SEAT = "desk-seat";
  static final String MERGED = "merged";

  private static final String SOURCE = "casework";

  private CaseFacts() {}

  /** A deadline that begins, as a word of a fact says it. */
  record Begun(String term, Instant due, Instant warn) {}

  /** A fact about a case. */
  static Fact about(CaseView now, UUID id, String kind, Instant at, Map<String, String> said) {
    return new Fact(
        0,
        id,
        new Subject(Subject.Kind.CASE, now.id()),
        kind,
        now.area(),
        at,
        Instant.EPOCH,
        "",
        SOURCE,
        null,
        new TreeMap<>(said));
  }

  /** A register's rule claims a new case for somebody, so that time answers for it and no filer. */
  static Fact claimedFor(CaseView filed, String account, Instant at) {
    UUID id = derivedId(filed.id(), "claimed-for");
    return about(filed, id, CLAIMED, at, Map.of("by", account));
  }

  /** What a step says of the case after it. */
  static SortedMap<String, String> said(CaseType type, Allowed decided, Filling filling) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("type", type.id());
    said.put("edition", type.edition());
    said.put("step", decided.step().id());
    said.put("state", decided.state());
    said.put("ended", decided.ended() ? "yes" : "no");
    said.put("desk", decided.desk().desk());
    said.put("desk_area", decided.desk().area());
    said.put("rank", Integer.toString(decided.rank()));
    if (!decided.unseenBy().isEmpty()) {
      said.put("unseen", String.join(" ", decided.unseenBy().stream().sorted().toList()));
    }
    if (!filling.hash().isEmpty()) {
      said.put("form", filling.hash());
    }
    if (!filling.evidence().isEmpty()) {
      said.put("evidence", hash(String.join(" ", filling.evidence())));
      said.put("evidences", Integer.toString(filling.evidence().size()));
    }
    if (!decided.terms().isEmpty()) {
      said.put(
          "terms",
          String.join(
              " ",
              decided.terms().stream()
                  .map(one -> one.term() + "@" + one.due() + "/" + one.warn())
                  .toList()));
    }
    if (!decided.met().isEmpty()) {
      said.put("met", String.join(" ", decided.met().stream().sorted().toList()));
    }
    return said;
  }

  /**
   * What was filled in.
   *
   * @param hash of the values, empty where nothing was
   * @param evidence hashes of files, in order
   */
  record Filling(String hash, List<String> evidence) {}

  /** Facts that follow from a step; their ids follow from the step's, so that they come once. */
  static Fact effect(
      CaseView now, Subject about, UUID step, int index, FactDraft draft, Instant at) {
    Subject subject = draft.onCase() ? new Subject(Subject.Kind.CASE, now.id()) : about;
    return new Fact(
        0,
        derivedId(step, "effect " + index),
        subject,
        draft.kind(),
        now.area(),
        at,
        Instant.EPOCH,
        "",
        SOURCE,
        null,
        new TreeMap<>(draft.attributes()));
  }

  static UUID derivedId(UUID from, String what) {
    return UUID.nameUUIDFromBytes((from + " " + what).getBytes(StandardCharsets.UTF_8));
  }

  static String hash(String text) {
    return HexFormat.of().formatHex(ContentHash.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  static List<String> words(Fact fact, String name) {
    String value = fact.attribute(name);
    return value == null ? List.of() : Arrays.asList(value.split(" "));
  }

  static List<Begun> begun(Fact fact) {
    return words(fact, "terms").stream().map(CaseFacts::begun).toList();
  }

  static Begun begun(String word) {
    int at = word.lastIndexOf('@');
    int slash = word.lastIndexOf('/');
    return new Begun(
        word.substring(0, at),
        Instant.parse(word.substring(at + 1, slash)),
        Instant.parse(word.substring(slash + 1)));
  }

  /** The subject that a text such as enterprise:ID names. */
  static Subject subject(String text) {
    int colon = text.indexOf(':');
    return new Subject(
        Subject.Kind.ofWord(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
  }

  static String text(Subject subject) {
    return subject.kind().word() + ":" + subject.id();
  }
}
