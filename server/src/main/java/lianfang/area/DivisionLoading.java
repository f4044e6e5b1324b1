package lianfang.area;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 区划装载: brings the playbook's divisions into the database, once at founding and again at will. */
@Component
public class DivisionLoading {

  private final DataSource engine;
  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final Areas areas;

  DivisionLoading(@Qualifier("engine") DataSource engine, Areas areas) {
    this.engine = engine;
    this.client = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    this.areas = areas;
  }

  /**
   * Replaces the divisions by those of {@code playbook}: all China down to the township, and the
   * villages of {@code cities}.
   *
   * @param cities codes of four digits
   * @return how many divisions are held now
   * @throws IllegalArgumentException where a city is not in the list or its villages are not
   *     shipped
   */
  public int load(Path playbook, List<String> cities) {
    DivisionFiles files = new DivisionFiles(playbook.resolve("divisions"));
    for (String city : cities) {
      if (!files.hasVillages(city)) {
        throw new IllegalArgumentException(
            "The playbook holds no villages of city "
                + city
                + "; add divisions/villages-"
                + city
                + "-"
                + DivisionFiles.CURRENT
                + ".csv with the columns code and name");
      }
    }
    List<Division> rows = new ArrayList<>(files.current(cities));
    rows.addAll(files.former(cities));
    DivisionWords words = files.words();
    transaction.executeWithoutResult(status -> {
      for (String table : List.of("division", "alias", "former_division", "jurisdiction")) {
        client.sql("delete from area." + table).update();
      }
      copy(rows);
      store(words);
    });
    areas.reload();
    return rows.size();
  }

  private void copy(List<Division> rows) {
    StringBuilder text = new StringBuilder();
    for (Division row : rows) {
      text.append(row.edition()).append('\t').append(row.code()).append('\t');
      text.append(row.name().replace("\\", "\\\\").replace("\t", " ")).append('\n');
    }
    Connection connection = DataSourceUtils.getConnection(engine);
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy area.division (edition, code, name) from stdin",
              new StringReader(text.toString()));
    } catch (SQLException e) {
      throw new IllegalStateException("The database did not take the divisions", e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory never fails to be read", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, engine);
    }
  }

  private void store(DivisionWords words) {
    words.aliases().forEach((name, codes) -> codes.forEach(code -> storeAlias(name, code)));
    words.abroad().forEach(name -> storeAlias(name, Origin.ABROAD));
    for (FormerDivision former : words.former()) {
      client
          .sql("insert into area.former_division (code, name, now) values (?, ?, ?)")
          .params(former.code(), former.name())
          .param(former.now().orElse(null))
          .update();
    }
    for (Jurisdiction row : words.jurisdictions()) {
      client
          .sql(
              """
              insert into area.jurisdiction (key, zh, en, city, within, also, cites)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(row.key(), row.zh(), row.en(), row.city())
          .params(row.within().toArray(String[]::new), row.also().toArray(String[]::new))
          .params(row.cites())
          .update();
    }
  }

  private void storeAlias(String name, String code) {
    client
        .sql("insert into area.alias (name, code) values (?, ?) on conflict do nothing")
        .params(name, code)
        .update();
  }
}
