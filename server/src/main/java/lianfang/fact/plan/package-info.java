/** 查询计划: how statements over a ledger of millions are to be planned by the database. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("plan")
package lianfang.fact.plan;
