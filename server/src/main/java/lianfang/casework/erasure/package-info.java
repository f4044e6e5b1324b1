/** 办件销毁: what of cases goes when somebody is erased or an emergency has ended. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.erasure;
