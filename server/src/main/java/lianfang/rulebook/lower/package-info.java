/** 低于上级: notices in force that a notice above them, which came later, finds looser than itself. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.lower;
