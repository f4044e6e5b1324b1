/**
 * 态势: indicators with their definition, figures with their lineage, conservation checks, streaks,
 * the screening report and the bulletin of a day. Nothing here repairs a figure: what does not
 * close is shown with both readings.
 */
@org.jspecify.annotations.NullMarked
package lianfang.situation;
