package lianfang.fact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 拒绝入账: a fact that the ledger does not take; the message names place, value and remedy. */
public final class FactRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final FactProblem problem;
  private final transient Place place;

  /**
   * Where it is wrong, for whoever says so in another language.
   *
   * @param attribute of the fact; null where none is meant
   * @param value as it may be shown; empty where none was given
   * @param type of the attribute; null where the value is not looked at
   */
  public record Place(@Nullable String attribute, String value, @Nullable AttributeType type) {

    /** No attribute, but what stands there. */
    static Place of(String value) {
      return new Place(null, value, null);
    }
  }

  FactRefused(FactProblem problem, String message, Place place) {
    super(message);
    this.problem = problem;
    this.place = place;
  }

  /** What is wrong. */
  public FactProblem problem() {
    return problem;
  }

  /** Which attribute is wrong, where one is. */
  public Optional<String> attribute() {
    return Optional.ofNullable(place.attribute());
  }

  /** What was given, as it may be shown. */
  public String value() {
    return place.value();
  }

  /** What the value should have been, where one is wrong. */
  public Optional<AttributeType> expected() {
    return Optional.ofNullable(place.type());
  }
}
