package lianfang.enterprise;

import java.util.Set;

/**
 * Which firms are asked for; what is empty does not matter.
 *
 * @param area prefix of the division code
 * @param states in one of which it is
 * @param kind word of the kind
 * @param industry prefix of the code, such as C or C14
 * @param scope which firms count
 * @param scheme and
 * @param objectClass of that scheme; {@link #NO_CLASS} finds those without one
 * @param text part of the name, or a whole credit code
 * @param without a post that nobody holds, such as service-officer
 * @param held by whom a post is held
 */
public record FirmQuery(
    String area,
    Set<FirmState> states,
    String kind,
    String industry,
    FirmScope scope,
    String scheme,
    String objectClass,
    String text,
    String without,
    Held held) {

  /** A post, and the account or team that holds it; both are empty where it does not matter. */
  public record Held(String post, String who) {

    /** Whoever holds whichever post. */
    public static final Held BY_ANYBODY = new Held("", "");
  }

  /** The class of those to which a scheme has given none. */
  public static final String NO_CLASS = "none";

  /** Copies the states. */
  public FirmQuery {
    states = Set.copyOf(states);
  }

  /** All firms of an area. */
  public static FirmQuery of(String area) {
    return new FirmQuery(area, Set.of(), "", "", FirmScope.ALL, "", "", "", "", Held.BY_ANYBODY);
  }

  /** The same for other states. */
  public FirmQuery in(Set<FirmState> others) {
    return new FirmQuery(
        area, others, kind, industry, scope, scheme, objectClass, text, without, held);
  }

  /** The same for another scope. */
  public FirmQuery of(FirmScope other) {
    return new FirmQuery(
        area, states, kind, industry, other, scheme, objectClass, text, without, held);
  }
}
