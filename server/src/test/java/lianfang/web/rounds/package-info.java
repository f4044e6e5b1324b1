/** Rounds, from the plan on a desk to the rectification in a township. */
package lianfang.web.rounds;
