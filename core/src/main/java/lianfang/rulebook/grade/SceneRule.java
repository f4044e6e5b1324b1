package lianfang.rulebook.grade;

import lianfang.rulebook.Basis;
import org.jspecify.annotations.Nullable;

/**
 * 分级措施: what holds in one scene under the grade that an organ decided.
 *
 * @param basis notice, clause, row and edition; the clause's summary says it in words
 * @param scene the word of the scene, such as transport
 * @param holds the word of what holds; null where the notice says nothing for this grade
 */
public record SceneRule(Basis basis, String scene, @Nullable String holds) {}
