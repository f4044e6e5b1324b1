/** 办件类型命令: words of the command line that need no instance. */
@org.jspecify.annotations.NullMarked
package lianfang.web.casetype;
