/**
 * 档案: one person's record. Measures as bars with their basis, facts with corrections, who looked;
 * identity opens only with a reason.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.record;
