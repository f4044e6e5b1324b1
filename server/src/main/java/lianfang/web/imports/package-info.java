/** 导入页: a roster from its file to its report: mapping, dry run, progress, what came back. */
@org.jspecify.annotations.NullMarked
package lianfang.web.imports;
