/** 已知内容: what registers know of whom or what a case is about. */
@NullMarked
package lianfang.casework.known;

import org.jspecify.annotations.NullMarked;
