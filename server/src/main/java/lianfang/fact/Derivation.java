package lianfang.fact;

/** 推导: what has to follow from facts in their own transaction, such as a person's outcome. */
public interface Derivation {

  /**
   * Derives from facts that were appended a moment ago, in their transaction, which sees all areas
   * while this runs.
   *
   * @param appended what is new, with number and time of recording; never empty
   */
  void derive(Appended appended);
}
