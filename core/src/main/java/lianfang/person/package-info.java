/** 人员: who it is about. The only home of names, phones and identity numbers. */
@org.jspecify.annotations.NullMarked
package lianfang.person;
