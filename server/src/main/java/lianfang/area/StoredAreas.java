package lianfang.area;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The divisions in memory, read when they are first asked for. */
@Component
class StoredAreas implements Areas {

  private record Held(
      DivisionIndex index,
      List<Division> former,
      DivisionWords words,
      VillageMatcher villages,
      OriginReader origins) {}

  private final JdbcClient client;
  private volatile @Nullable Held held;

  StoredAreas(DataSource app) {
    this.client = JdbcClient.create(app);
  }

  @Override
  public Optional<Division> find(String code) {
    return held().index.find(code);
  }

  @Override
  public List<Division> children(String code) {
    return held().index.children(code);
  }

  @Override
  public String pathName(String code) {
    return held().index.pathName(code);
  }

  @Override
  public VillageMatch match(String county, String township, String village) {
    return held().villages.match(county, township, village);
  }

  @Override
  public Origin origins(String text) {
    return held().origins.read(text);
  }

  @Override
  public DivisionIndex index() {
    return held().index;
  }

  @Override
  public DivisionWords words() {
    return held().words;
  }

  @Override
  public EditionDifference difference(String prefix) {
    Held now = held();
    List<Division> former =
        now.former.stream().filter(row -> row.code().startsWith(prefix)).toList();
    List<Division> current = now.index.below(prefix, DivisionLevel.TOWNSHIP);
    return new EditionDifference(
        former.size(), current.size(), without(former, current), without(current, former));
  }

  private static List<Division> without(List<Division> rows, List<Division> others) {
    Map<String, String> names = new HashMap<>();
    others.forEach(other -> names.put(other.code(), other.name()));
    return rows.stream().filter(row -> !row.name().equals(names.get(row.code()))).toList();
  }

  @Override
  public synchronized void reload() {
    Map<String, List<Division>> byEdition = new HashMap<>();
    client
        .sql("select code, name, edition from area.division")
        .query((rows, n) -> new Division(rows.getString(1), rows.getString(2), rows.getString(3)))
        .list()
        .forEach(row -> byEdition.computeIfAbsent(row.edition(), e -> new ArrayList<>()).add(row));
    DivisionIndex index =
        DivisionIndex.of(byEdition.getOrDefault(DivisionFiles.CURRENT, List.of()));
    DivisionWords words = readWords();
    held =
        new Held(
            index,
            byEdition.getOrDefault(DivisionFiles.FORMER, List.of()),
            words,
            new VillageMatcher(index, words),
            new OriginReader(index, words));
  }

  private Held held() {
    Held now = held;
    if (now == null) {
      reload();
      now = java.util.Objects.requireNonNull(held);
    }
    return now;
  }

  private DivisionWords readWords() {
    Map<String, List<String>> aliases = new HashMap<>();
    client
        .sql("select name, code from area.alias order by name, code")
        .query((ResultSet rows) -> {
          aliases
              .computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
              .add(rows.getString(2));
        });
    List<String> abroad = new ArrayList<>();
    aliases.forEach((name, codes) -> {
      if (codes.contains(Origin.ABROAD)) {
        abroad.add(name);
      }
    });
    abroad.forEach(aliases::remove);
    List<FormerDivision> former =
        client
            .sql("select code, name, now from area.former_division order by code, name")
            .query((rows, n) ->
                new FormerDivision(
                    rows.getString(1), rows.getString(2), Optional.ofNullable(rows.getString(3))))
            .list();
    return new DivisionWords(aliases, abroad, former, jurisdictions());
  }

  private List<Jurisdiction> jurisdictions() {
    return client
        .sql("select key, zh, en, city, within, also, cites from area.jurisdiction order by key")
        .query((rows, n) ->
            new Jurisdiction(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                texts(rows.getArray(5)),
                texts(rows.getArray(6)),
                rows.getString(7)))
        .list();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
