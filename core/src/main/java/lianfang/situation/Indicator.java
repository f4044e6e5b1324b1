package lianfang.situation;

import java.util.List;
import java.util.Map;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 指标: what a figure means, from one file of playbook/indicators.
 *
 * @param key the word in rows, files and facts
 * @param name its name
 * @param definition what is counted, in one sentence
 * @param scope which area, persons or firms belong to it
 * @param denominator what a share is a share of, or null where there is none
 * @param unit what one of it is
 * @param rounding printed digits
 * @param convention the choices that a reader would otherwise have to guess
 * @param source where its values come from
 * @param series the case series that may answer, the preferred one first; empty for other sources
 * @param lagDays by series, how many days after the event its city rows show it
 */
public record Indicator(
    String key,
    Wording name,
    Wording definition,
    Wording scope,
    @Nullable Wording denominator,
    Wording unit,
    Rounding rounding,
    Wording convention,
    Wording source,
    List<String> series,
    Map<String, Integer> lagDays) {}
