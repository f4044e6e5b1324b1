/** 任务页: what a grid worker has to do today, made for a phone in the cold. */
@org.jspecify.annotations.NullMarked
package lianfang.web.duties;
