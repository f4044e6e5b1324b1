/** 态势页: the bulletin of a day with what each figure means and what does not close. */
@org.jspecify.annotations.NullMarked
package lianfang.web.situation;
