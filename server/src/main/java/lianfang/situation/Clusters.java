package lianfang.situation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.situation.grade.ClusterCandidate;
import lianfang.situation.grade.ClusterCandidate.CaseAt;
import lianfang.situation.grade.ClusterRule;
import lianfang.situation.grade.GradeCount;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 聚集性疫情线索: proposes clusters from the cases of the ledger; disease control decides. */
@Component
@Lazy
public class Clusters {

  private static final List<String> PLACES = List.of("household", "unit", "building");

  private final FactPages pages;
  private final Ledger ledger;
  private final List<ClusterRule> rules;

  Clusters(FactPages pages, Ledger ledger, @Qualifier("playbook") Path playbook) {
    this.pages = pages;
    this.ledger = ledger;
    this.rules = rules(playbook.resolve("grades").resolve("clusters.csv"));
  }

  private static List<ClusterRule> rules(Path file) {
    List<ClusterRule> rules = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        rules.add(
            new ClusterRule(
                row.getField("id"),
                LocalDate.parse(row.getField("from")),
                Integer.parseInt(row.getField("cases")),
                row.getField("zh"),
                row.getField("en")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the rules on clusters cannot be read", e);
    }
    return List.copyOf(rules);
  }

  /** From how many cases a cluster is proposed on a day; empty before any protocol said so. */
  public Optional<ClusterRule> rule(LocalDate on) {
    return ClusterRule.on(rules, on);
  }

  /** The candidates of the 14 days up to a day, as the caller's transaction sees the ledger. */
  public List<ClusterCandidate> candidates(String area, LocalDate on) {
    int threshold = rule(on).map(ClusterRule::cases).orElse(Integer.MAX_VALUE);
    LocalDate first = on.minusDays(GradeCount.DAYS - 1L);
    List<Subject> persons =
        pages.diagnoses(area, first, on).stream()
            .filter(Clusters::isConfirmed)
            .map(Fact::subject)
            .distinct()
            .toList();
    Map<UUID, List<Fact>> known =
        Corrections.effective(persons.isEmpty() ? List.of() : ledger.of(persons)).stream()
            .collect(Collectors.groupingBy(fact -> fact.subject().id()));
    List<CaseAt> cases = new ArrayList<>();
    known.values().forEach(facts -> cases.addAll(cases(facts, on)));
    return ClusterCandidate.of(cases, on, threshold);
  }

  private static boolean isConfirmed(Fact fact) {
    return fact.kind().equals("diagnosis") && "confirmed".equals(fact.attribute("result"));
  }

  /** A case counts where the person lived on the day of the diagnosis, as far as that is known. */
  private static List<CaseAt> cases(List<Fact> facts, LocalDate on) {
    List<CaseAt> cases = new ArrayList<>();
    for (Fact fact : facts) {
      if (isConfirmed(fact)) {
        home(facts, fact.happenedOn(), on)
            .ifPresent(home -> PLACES.forEach(kind -> add(cases, fact, home, kind)));
      }
    }
    return cases;
  }

  private static Optional<Fact> home(List<Fact> facts, LocalDate day, LocalDate on) {
    return facts.stream()
        .filter(fact -> fact.kind().equals("residence"))
        .filter(fact -> !fact.happenedOn().isAfter(on))
        .reduce((earlier, later) -> later.happenedOn().isAfter(day) ? earlier : later);
  }

  private static void add(List<CaseAt> cases, Fact fact, Fact home, String kind) {
    String place = home.attribute(kind);
    if (place != null) {
      UUID person = fact.subject().id();
      UUID where = UUID.fromString(place);
      cases.add(new CaseAt(person, fact.happenedOn(), where, kind, home.area()));
    }
  }
}
