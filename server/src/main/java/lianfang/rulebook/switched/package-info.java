/**
 * 换代去向: who changed at a switch of rules, what brought it about, and what held for them before. The
 * switch itself writes the list; here it is read, and forgotten when its days are over.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.switched;
