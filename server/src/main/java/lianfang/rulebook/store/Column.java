package lianfang.rulebook.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import lianfang.fact.BinaryRows;
import org.jspecify.annotations.Nullable;

/** A column of a {@link RowSet}. */
record Column(String name, Type type) {

  /** What a column holds. */
  enum Type {
    /** {@link UUID}. */
    ID("uuid", (rows, value) -> rows.uuid((UUID) value)),
    /** {@link String}. */
    TEXT("text", (rows, value) -> rows.text((String) value)),
    /** {@link Integer}, never null. */
    SMALL("smallint", (rows, value) -> rows.small(number(value))),
    /** {@link Integer}, never null. */
    INTEGER("integer", (rows, value) -> rows.integer(number(value))),
    /** {@link LocalDate}. */
    DAY("date", (rows, value) -> rows.day((LocalDate) value)),
    /** {@link Instant}. */
    MOMENT("timestamptz", (rows, value) -> rows.instant((Instant) value)),
    /** {@link String}. */
    JSON("jsonb", (rows, value) -> rows.json((String) value)),
    /** A collection of {@link UUID}, never null. */
    IDS("uuid[]", (rows, value) -> rows.uuids(all(value, UUID.class::cast))),
    /** A collection of {@link String}, never null. */
    TEXTS("text[]", (rows, value) -> rows.texts(all(value, String.class::cast)));

    private final String word;
    private final BiConsumer<BinaryRows, @Nullable Object> sending;

    Type(String word, BiConsumer<BinaryRows, @Nullable Object> sending) {
      this.word = word;
      this.sending = sending;
    }

    /** As the database calls it. */
    String word() {
      return word;
    }

    /** Puts a value into the row that was begun. */
    void send(BinaryRows rows, @Nullable Object value) {
      sending.accept(rows, value);
    }

    private static int number(@Nullable Object value) {
      if (value instanceof Integer number) {
        return number;
      }
      throw new IllegalArgumentException("not a number: " + value);
    }

    private static <T> Collection<T> all(@Nullable Object value, Function<Object, T> typed) {
      if (value instanceof Collection<?> values) {
        return values.stream().<T>map(typed::apply).toList();
      }
      throw new IllegalArgumentException("not a collection: " + value);
    }
  }
}
