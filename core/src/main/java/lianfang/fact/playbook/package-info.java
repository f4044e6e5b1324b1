/** 战法文件: how reviewed files of the playbook are read, with refusals that name file and entry. */
@org.jspecify.annotations.NullMarked
package lianfang.fact.playbook;
