package lianfang.gate.checkpoint;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Appended;
import lianfang.fact.Derivation;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the register of checkpoints in step with the facts about them. */
@Component
class CheckpointDerivation implements Derivation {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final JdbcClient client;

  CheckpointDerivation(DataSource app) {
    client = JdbcClient.create(app);
  }

  @Override
  public void derive(Appended appended) {
    List<Fact> told = new ArrayList<>();
    List<UUID> corrected = new ArrayList<>();
    for (Fact fact : appended.facts()) {
      boolean ours = fact.kind().startsWith("checkpoint-");
      if (ours) {
        told.add(fact);
      }
      boolean mayBeOurs = ours || fact.subject().kind() == Subject.Kind.PLACE;
      if (mayBeOurs && fact.corrects() != null) {
        corrected.add(Objects.requireNonNull(fact.corrects()));
      }
    }
    if (!corrected.isEmpty()) {
      takeBack(corrected);
    }
    told.stream().filter(fact -> !corrected.contains(fact.id())).forEach(this::tell);
  }

  private void takeBack(List<UUID> corrected) {
    String[] ids = corrected.stream().map(UUID::toString).toArray(String[]::new);
    client
        .sql("delete from gate.checkpoint_record where fact = any (?::uuid[])")
        .param(ids)
        .update();
  }

  private void tell(Fact fact) {
    if (fact.kind().equals(CheckpointRecord.REGISTERED)) {
      register(fact);
    }
    client
        .sql(
            """
            insert into gate.checkpoint_record
              (fact, checkpoint, number, kind, happened_at, recorded_at, recorder, attributes)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .param(fact.id())
        .param(fact.subject().id())
        .param(fact.seq())
        .param(fact.kind())
        .param(Timestamp.from(fact.happenedAt()))
        .param(Timestamp.from(fact.recordedAt()))
        .param(fact.recorder())
        .param(MAPPER.writeValueAsString(fact.attributes()))
        .update();
  }

  private void register(Fact fact) {
    String beside = fact.attribute("beside");
    String place = Objects.requireNonNullElse(fact.attribute("place"), "");
    client
        .sql(
            """
            insert into gate.checkpoint
              (id, fact, kind, called, area, beside, only_exit, place, spot)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set fact = excluded.fact, kind = excluded.kind,
              called = excluded.called, area = excluded.area, beside = excluded.beside,
              only_exit = excluded.only_exit, place = excluded.place, spot = excluded.spot
            """)
        .param(fact.subject().id())
        .param(fact.id())
        .param(fact.attribute("at"))
        .param(fact.attribute("called"))
        .param(fact.area())
        .param(beside == null ? "" : beside)
        .param("yes".equals(fact.attribute("only_exit")))
        .param(place)
        .param(place.isEmpty() ? fact.subject().id() : spot(fact, place))
        .update();
  }

  /** The spot of the gates that belong to this place already; else this gate begins one. */
  private UUID spot(Fact fact, String place) {
    return client
        .sql(
            """
            select spot from gate.checkpoint where area = ? and place = ? and id <> ?
            order by id limit 1
            """)
        .param(fact.area())
        .param(place)
        .param(fact.subject().id())
        .query(UUID.class)
        .optional()
        .orElse(fact.subject().id());
  }
}
