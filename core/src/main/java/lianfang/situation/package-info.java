/** 态势: indicators, conservation checks and bulletins. */
@org.jspecify.annotations.NullMarked
package lianfang.situation;
