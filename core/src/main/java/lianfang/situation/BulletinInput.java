package lianfang.situation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bulletin is made of.
 *
 * @param on the day at whose end (24:00 Asia/Shanghai) it speaks
 * @param area division code prefix
 * @param counts case counts of this very area
 * @param reported figures that newspapers printed about this very area
 * @param measures persons and places under measures within the area
 * @param released persons whose isolation ends that day at 24:00; null where nothing is derived
 * @param died persons who died that day, as it is recorded; null where that is not known
 */
public record BulletinInput(
    LocalDate on,
    String area,
    List<CaseCount> counts,
    List<ReportedFigure> reported,
    List<MeasureCount> measures,
    @Nullable Integer released,
    @Nullable Integer died) {}
