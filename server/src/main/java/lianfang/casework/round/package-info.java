/**
 * 督导轮次: plans rounds, keeps what visits find sealed, and turns it into rectifications at the end.
 */
@org.jspecify.annotations.NullMarked
package lianfang.casework.round;
