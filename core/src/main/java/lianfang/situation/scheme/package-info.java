/** 分类方案: schemes that sort villages, firms and venues into classes, as the playbook holds them. */
@org.jspecify.annotations.NullMarked
package lianfang.situation.scheme;
