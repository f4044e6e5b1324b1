package lianfang.rulebook;

import java.time.Instant;
import java.util.List;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;

/**
 * 待决事项: a question that a notice leaves to a named official, with what holds meanwhile.
 *
 * @param subject who or what it is about
 * @param question key of the question, such as "isolation-place"
 * @param options keys of the admissible answers
 * @param meanwhile what holds until it is answered, a key of the notice's texts
 * @param area 12-digit code of the village or community
 * @param basis the clause and row that leave it open
 * @param opened when the last fact about the subject on which it rests was recorded; null where a
 *     day opened it
 */
public record OpenDecision(
    Subject subject,
    String question,
    List<String> options,
    String meanwhile,
    String area,
    Basis basis,
    @Nullable Instant opened) {}
