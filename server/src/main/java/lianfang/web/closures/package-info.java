/** 封闭页: units and buildings that are closed or due to be, and what each closure has to have. */
@org.jspecify.annotations.NullMarked
package lianfang.web.closures;
