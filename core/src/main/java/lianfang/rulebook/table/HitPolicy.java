package lianfang.rulebook.table;

import java.util.Optional;

/** 命中策略: what a table answers when several rows match, as DMN defines it. */
public enum HitPolicy {
  UNIQUE("U", "UNIQUE", ""),
  FIRST("F", "FIRST", ""),
  ANY("A", "ANY", ""),
  PRIORITY("P", "PRIORITY", ""),
  RULE_ORDER("R", "RULE ORDER", ""),
  OUTPUT_ORDER("O", "OUTPUT ORDER", ""),
  COLLECT("C", "COLLECT", ""),
  COLLECT_SUM("C+", "COLLECT", "SUM"),
  COLLECT_MIN("C<", "COLLECT", "MIN"),
  COLLECT_MAX("C>", "COLLECT", "MAX"),
  COLLECT_COUNT("C#", "COLLECT", "COUNT");

  private final String sign;
  private final String dmn;
  private final String aggregation;

  HitPolicy(String sign, String dmn, String aggregation) {
    this.sign = sign;
    this.dmn = dmn;
    this.aggregation = aggregation;
  }

  /** The sign on the first line of a CSV table. */
  public String sign() {
    return sign;
  }

  /** The value of DMN's attribute {@code hitPolicy}. */
  public String dmn() {
    return dmn;
  }

  /** The value of DMN's attribute {@code aggregation}, empty for none. */
  public String aggregation() {
    return aggregation;
  }

  /** Whether the table answers with one row. */
  public boolean isSingle() {
    return this == UNIQUE || this == FIRST || this == ANY || this == PRIORITY;
  }

  /** Whether the answer is one figure over all rows that match. */
  public boolean isAggregated() {
    return !aggregation.isEmpty();
  }

  /** The policy with this sign. */
  public static Optional<HitPolicy> find(String sign) {
    for (HitPolicy policy : values()) {
      if (policy.sign.equals(sign)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }

  /** The policy with these attributes of DMN; an absent hit policy is {@code UNIQUE}. */
  public static Optional<HitPolicy> find(String dmn, String aggregation) {
    String name = dmn.isEmpty() ? UNIQUE.dmn : dmn;
    for (HitPolicy policy : values()) {
      if (policy.dmn.equals(name) && policy.aggregation.equals(aggregation)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
