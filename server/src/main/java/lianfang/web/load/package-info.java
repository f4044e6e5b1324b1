/** 过载预案: who is answered first when there are more requests than can be answered. */
@org.jspecify.annotations.NullMarked
package lianfang.web.load;
