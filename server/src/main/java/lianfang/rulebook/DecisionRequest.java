package lianfang.rulebook;

import java.util.List;
import lianfang.fact.Subject;

/**
 * 待决请求: an open decision of the current generation, as lists show it.
 *
 * @param subject who or what it is about
 * @param number within its subject
 * @param area 12-digit code of the village or community
 * @param question key of the question
 * @param options keys of the admissible answers
 * @param meanwhile key of what holds until it is answered
 * @param basis the clause and row that leave it open
 */
public record DecisionRequest(
    Subject subject,
    int number,
    String area,
    String question,
    List<String> options,
    String meanwhile,
    Basis basis) {}
