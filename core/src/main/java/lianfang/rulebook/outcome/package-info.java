/**
 * 结论: puts layers, episodes and the timeline together for one person or one place: intervals with
 * their state, demands on places, questions that stay open.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.outcome;
