package lianfang.situation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 通报: the bulletin of a day from the ledger and from what people are under. */
@Component
@Lazy
public class Bulletins {

  private static final String DAILY = "bulletins/daily.yaml";
  private static final String REGISTER = "series/reported-figures.yaml";

  private final Ledger ledger;
  private final Areas areas;
  private final MeasureCounts measures;
  private final ScreeningReports screening;
  private final BulletinPlan plan;
  private final BulletinWriter writer;
  private final List<ReportedFigure> register;

  Bulletins(
      Ledger ledger,
      Areas areas,
      MeasureCounts measures,
      ScreeningReports screening,
      @Qualifier("playbook") Path playbook) {
    this.ledger = ledger;
    this.areas = areas;
    this.measures = measures;
    this.screening = screening;
    this.plan = BulletinPlan.load(playbook.resolve(DAILY));
    this.writer = new BulletinWriter(Indicators.load(playbook.resolve("indicators")), plan);
    this.register = ReportedFigures.load(playbook.resolve(REGISTER));
  }

  /**
   * The bulletin, of what the caller's transaction may see.
   *
   * @param on the day at whose end it speaks, Asia/Shanghai
   * @param area division code, with or without filling zeros
   */
  public Bulletin of(LocalDate on, String area) {
    String code = areas.find(area).map(Division::code).orElse(area);
    List<MeasureCount> held = measures.on(on, code);
    int released = measures.released(on, code);
    return writer.compose(input(on, code, held, released, screening.died(on, code)));
  }

  /**
   * New cases of each of the last {@code days} days up to {@code on}, oldest first; empty where no
   * case was ever counted for this very area.
   */
  public List<Figure> newCases(LocalDate on, String area, int days) {
    String code = areas.find(area).map(Division::code).orElse(area);
    BulletinInput input = input(on, code, List.of(), null, null);
    return input.counts().isEmpty() ? List.of() : writer.course(input, "new-confirmed", days);
  }

  private BulletinInput input(
      LocalDate on,
      String code,
      List<MeasureCount> held,
      @Nullable Integer released,
      @Nullable Integer died) {
    List<Fact> facts = Corrections.effective(ledger.of(List.of(Subject.area(code))));
    List<CaseCount> counts =
        facts.stream().filter(f -> f.kind().equals(CaseCount.KIND)).map(CaseCount::of).toList();
    List<ReportedFigure> printed = ReportedFigures.of(facts, register);
    return new BulletinInput(on, code, counts, printed, held, released, died);
  }

  /** The bulletin as text in one language. */
  public String text(Bulletin bulletin, Wording.Language language) {
    String name = areas.find(bulletin.area()).map(Division::name).orElse(bulletin.area());
    return new BulletinText(plan, language).print(bulletin, name);
  }
}
