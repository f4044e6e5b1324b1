/** 口径页: what notices leave open, how it is read, who asked for it and who signed. */
@org.jspecify.annotations.NullMarked
package lianfang.web.readings;
