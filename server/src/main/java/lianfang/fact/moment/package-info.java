/** 并单: what many ask at one moment shares a transaction. */
@NullMarked
package lianfang.fact.moment;

import org.jspecify.annotations.NullMarked;
