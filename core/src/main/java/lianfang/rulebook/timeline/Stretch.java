package lianfang.rulebook.timeline;

import java.util.List;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasurePlace;

/**
 * 合并后的期间: a maximal span in which one place is the strictest.
 *
 * @param place the strictest place
 * @param span when, not touching another stretch of the same place
 * @param bases of all pieces that overlap it, those of the strictest place first
 */
public record Stretch(MeasurePlace place, Span span, List<Basis> bases) {}
