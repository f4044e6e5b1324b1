/** 审计页: who did what to whose data, when, why, from where; for auditors. */
@org.jspecify.annotations.NullMarked
package lianfang.web.audit;
