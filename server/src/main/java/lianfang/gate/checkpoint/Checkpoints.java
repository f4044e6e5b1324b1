package lianfang.gate.checkpoint;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 卡点登记册: all posts that the caller's transaction may see; a boundary post is seen by both. */
@Component
public class Checkpoints {

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
  private static final String HASH = "[0-9a-f]{64}";

  private final JdbcClient client;
  private final EquipmentStandard standard;

  Checkpoints(DataSource app, @Qualifier("playbook") Path playbook) {
    client = JdbcClient.create(app);
    standard = EquipmentStandard.load(playbook.resolve("gates/equipment.yaml"));
  }

  /** What every post has to have. */
  public EquipmentStandard standard() {
    return standard;
  }

  /** The posts of an area, and those of its boundary, by area and name. */
  public List<Checkpoint> list(String area, int limit) {
    return client
        .sql(
            """
            select * from gate.checkpoint where area ^@ :area or beside ^@ :area and beside <> ''
            order by area, called, id limit :limit
            """)
        .param("area", area)
        .param("limit", limit)
        .query(Checkpoints::checkpoint)
        .list();
  }

  /** One post. */
  public Optional<Checkpoint> find(UUID id) {
    return client
        .sql("select * from gate.checkpoint where id = ?")
        .param(id)
        .query(Checkpoints::checkpoint)
        .optional();
  }

  /** What is recorded about each of these posts, the earliest first. */
  public Map<UUID, List<CheckpointRecord>> records(Collection<UUID> ids) {
    record Of(UUID checkpoint, CheckpointRecord record) {}
    return client
        .sql(
            """
            select * from gate.checkpoint_record where checkpoint = any (?::uuid[])
            order by happened_at, number
            """)
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, n) -> new Of(row.getObject("checkpoint", UUID.class), record(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Of::checkpoint, Collectors.mapping(Of::record, Collectors.toList())));
  }

  /** Keeps a picture whose hash a fact names; the same picture is kept once. */
  public void keep(UUID checkpoint, String hash, String type, byte[] content) {
    if (!hash.matches(HASH)) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
    }
    client
        .sql(
            """
            insert into gate.evidence (hash, checkpoint, type, content, kept_at)
            values (?, ?, ?, ?, now()) on conflict (hash) do nothing
            """)
        .param(hash)
        .param(checkpoint)
        .param(type)
        .param(content)
        .update();
  }

  /** A kept picture of a post. */
  public Optional<Evidence> evidence(UUID checkpoint, String hash) {
    return client
        .sql("select type, content from gate.evidence where checkpoint = ? and hash = ?")
        .param(checkpoint)
        .param(hash)
        .query((row, n) -> new Evidence(row.getString("type"), row.getBytes("content")))
        .optional();
  }

  static Checkpoint checkpoint(ResultSet row, int n) throws SQLException {
    String beside = row.getString("beside");
    String place = row.getString("place");
    return new Checkpoint(
        row.getObject("id", UUID.class),
        PostKind.ofWord(row.getString("kind")),
        row.getString("called"),
        row.getString("area"),
        beside.isEmpty() ? Optional.empty() : Optional.of(beside),
        row.getBoolean("only_exit"),
        place.isEmpty() ? Optional.empty() : Optional.of(place));
  }

  private static CheckpointRecord record(ResultSet row) throws SQLException {
    return new CheckpointRecord(
        row.getObject("fact", UUID.class),
        row.getLong("number"),
        row.getString("kind"),
        Objects.requireNonNull(row.getTimestamp("happened_at")).toInstant(),
        Objects.requireNonNull(row.getTimestamp("recorded_at")).toInstant(),
        row.getString("recorder"),
        JsonMapper.shared().readValue(row.getString("attributes"), TEXTS));
  }
}
