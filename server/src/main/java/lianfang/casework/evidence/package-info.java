/** 证据: files and pictures of cases, kept outside the rows under their hash. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.evidence;
