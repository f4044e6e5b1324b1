/**
 * 通知: a notice as a folder of reviewed files, read, typed and proved. What is wrong is refused with
 * every place that takes part in it; what has been proved is remembered by the content's hash.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.notice;
