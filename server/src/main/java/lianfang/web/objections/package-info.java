/** 异议页: raises an objection to a measure, lists those that wait, and takes the answers. */
@org.jspecify.annotations.NullMarked
package lianfang.web.objections;
