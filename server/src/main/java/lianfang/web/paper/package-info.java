/**
 * 文书: what is printed and handed over. Measure notices and release notices as PDF with a code that
 * verifies them, and blank rosters to fill in by hand.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.paper;
