/**
 * 办件: applications, complaints and rectifications. Every step is a fact, a case is what its facts
 * say; {@link lianfang.casework.Cases} is where modules and pages come in.
 */
@org.jspecify.annotations.NullMarked
package lianfang.casework;
