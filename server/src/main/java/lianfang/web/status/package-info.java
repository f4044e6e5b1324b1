/** 办件进度: how a case stands, for whoever has its code. */
@org.jspecify.annotations.NullMarked
package lianfang.web.status;
