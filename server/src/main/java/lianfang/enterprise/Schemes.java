package lianfang.enterprise;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 复工方式: by which case type the firms of an area go back to work, as its organ chose. */
@Component
public class Schemes {

  private static final String PREFIX = "resume-";
  private static final String KIND = "resumption-scheme";

  private final JdbcClient engine;
  private final Ledger ledger;
  private final CaseTypes types;
  private final java.time.Clock clock;
  private final FactIds ids;

  Schemes(
      @Qualifier("engine") DataSource engine,
      Ledger ledger,
      CaseTypes types,
      java.time.Clock clock) {
    this.engine = JdbcClient.create(engine);
    this.ledger = ledger;
    this.types = types;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /** The schemes that a county may choose on a day. */
  public List<CaseType> offered(String area, LocalDate day) {
    return types.list().stream()
        .filter(type -> type.id().startsWith(PREFIX) && type.validity().holds(area, day))
        .toList();
  }

  /** Chooses the scheme of an area from a day on, in the caller's transaction. */
  public void choose(
      Recorder who, String area, String scheme, LocalDate from, String organ, String cites) {
    TreeMap<String, String> said = new TreeMap<>();
    said.put("scheme", scheme);
    said.put("organ", organ);
    if (!cites.isEmpty()) {
      said.put("cites", cites);
    }
    Fact fact =
        new Fact(
            0,
            ids.next(),
            Subject.area(area),
            KIND,
            area,
            Days.start(from),
            clock.instant(),
            who.account(),
            "page",
            null,
            said);
    ledger.append(who, List.of(fact));
  }

  /**
   * The scheme of an area on a day: what its own organ or the nearest above chose, else the only
   * one that is offered there.
   */
  public Optional<CaseType> of(String area, LocalDate day) {
    Optional<String> chosen =
        engine
            .sql(
                """
                select f.area, f.attributes ->> 'scheme' as scheme from fact.fact f
                where f.kind = ? and ? ^@ f.area and f.happened_at < ?
                  and not exists (select from fact.fact c where c.corrects = f.id)
                order by f.happened_at, f.seq
                """)
            .params(KIND, area, Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
            .query((row, n) -> new String[] {row.getString(1), row.getString(2)})
            .list()
            .stream()
            .max(Comparator.comparingInt(row -> row[0].length()))
            .map(row -> row[1]);
    List<CaseType> offered = offered(area, day);
    return chosen
        .flatMap(id -> offered.stream().filter(type -> type.id().equals(id)).findFirst())
        .or(() -> offered.size() == 1 ? Optional.of(offered.getFirst()) : Optional.empty());
  }
}
