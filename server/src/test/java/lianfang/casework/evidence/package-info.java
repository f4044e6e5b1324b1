/** 证据的测试. */
package lianfang.casework.evidence;
