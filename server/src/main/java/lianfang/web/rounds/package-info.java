/** 督导轮次页面: rounds, their plans, how far groups have come, and what they found. */
@org.jspecify.annotations.NullMarked
package lianfang.web.rounds;
