package lianfang.rulebook.timeline;

import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasurePlace;

/**
 * 一步: one step of one row for one episode, before it is merged with the others.
 *
 * @param place where the person is isolated
 * @param span when
 * @param basis the row and the facts it rests on
 * @param episode number of the episode that causes it, so that a duty can ask whether it still
 *     lives
 */
public record Piece(MeasurePlace place, Span span, Basis basis, int episode) {}
