package lianfang.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.PersonSecrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 人员查找: finds people by exact match of what is indexed blindly, and lists them by area, date and
 * reference. It gives opaque ids; opening them is another step, which is recorded. The caller's
 * transaction says which areas it sees.
 */
@Component
public class PersonSearch {

  /**
   * What is looked for; an empty text or null is not asked. All that is given must fit.
   *
   * @param number a document's number
   * @param phone a phone
   * @param name a full name
   * @param area prefix of the area in which the person lives
   * @param birth a birth date
   * @param tail the last four characters of a number; needs a village as {@code area}
   */
  public record Query(
      String number,
      String phone,
      String name,
      String area,
      @org.jspecify.annotations.Nullable LocalDate birth,
      String tail) {

    /** Whether nothing is given by which somebody could be found; an area alone finds nobody. */
    public boolean asksNothing() {
      return birth == null && (number + phone + name + tail).isBlank();
    }

    /** Somebody by number alone. */
    public static Query ofNumber(String number) {
      return new Query(number, "", "", "", null, "");
    }

    /** Somebody by phone alone. */
    public static Query ofPhone(String phone) {
      return new Query("", phone, "", "", null, "");
    }

    /** Somebody by full name within an area. */
    public static Query ofName(String name, String area) {
      return new Query("", "", name, area, null, "");
    }
  }

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final PersonSecrets secrets;

  PersonSearch(DataSource app, PersonSecrets secrets) {
    this.jdbc = JdbcClient.create(app);
    this.secrets = secrets;
  }

  /** The people who fit, at most 200, by area; none where nothing but an area is asked. */
  public List<UUID> find(Query query) {
    BlindIndex index = secrets.index();
    List<String> where = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (!query.number().isBlank()) {
      add(where, values, "number = ?", index.number(normal(query.number())));
    }
    if (!query.phone().isBlank()) {
      add(where, values, "phone = ?", index.phone(phone(query.phone())));
    }
    if (!query.name().isBlank()) {
      add(where, values, "name = ?", index.name(query.name()));
    }
    if (query.birth() != null) {
      add(where, values, "birth = ?", index.birth(query.birth()));
    }
    if (!query.tail().isBlank()) {
      add(where, values, "tail = ?", index.tail(normal(query.tail()), query.area()));
    }
    if (where.isEmpty()) {
      return List.of();
    }
    if (!query.area().isBlank()) {
      add(where, values, "area ^@ ?", query.area());
    }
    String sql = String.join(" and ", where);
    return jdbc.sql(
            "select id from person.person where " + sql + " order by area, id limit " + MOST)
        .params(values)
        .query(UUID.class)
        .list();
  }

  private static void add(List<String> where, List<Object> values, String condition, Object value) {
    where.add(condition);
    values.add(value);
  }

  /** A page of the people in an area, by area, date of landing and reference. */
  public List<UUID> list(String areaPrefix, int offset, int limit) {
    return jdbc.sql(
            "select id from person.person where area ^@ ? and erased_at is null"
                + " order by area, landed_at, roster, length(ref), ref offset ? limit ?")
        .params(areaPrefix, offset, limit)
        .query(UUID.class)
        .list();
  }

  /** A number as it is indexed: capitals without blanks and hyphens; 15 digits are lengthened. */
  private static String normal(String number) {
    String plain = PlainText.compact(number).replaceAll("[-'’]", "").toUpperCase(Locale.ROOT);
    return IdentityNumber.read(plain, LocalDate.MAX.minusYears(1), true)
            instanceof Read.Value<IdentityNumber> read
        ? read.value().number()
        : plain;
  }

  private static String phone(String phone) {
    String digits = PlainText.compact(phone).replaceAll("[-()—'’]", "");
    return digits.replaceFirst("^(?:\\+?86|0086)(?=1[3-9][0-9]{9}$)", "");
  }
}
