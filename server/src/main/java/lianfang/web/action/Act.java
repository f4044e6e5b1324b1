package lianfang.web.action;

import lianfang.fact.Subject;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;

/**
 * 事项: one measure of one subject, as a list shows it and a box chooses it.
 *
 * @param subject the person, or the place for closure and disinfection
 * @param measure what
 * @param place where, NONE for measures without a place
 */
public record Act(Subject subject, Measure measure, MeasurePlace place) {}
