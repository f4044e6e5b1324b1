/**
 * 情形: what facts of one person open: stays in hospital, contacts, arrivals, symptoms. An episode
 * knows the values that tables ask for and the events that can start a clock.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.episode;
