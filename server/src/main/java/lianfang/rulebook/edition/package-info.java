/**
 * 版本办理: from a draft to what is in force: checked, simulated, approved by another official, in
 * force at the minute that was named, lapsed, superseded or withdrawn. Every step is a fact.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.edition;
