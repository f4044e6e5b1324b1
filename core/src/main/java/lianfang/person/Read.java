package lianfang.person;

/** 读取结果: what became of a cell: nothing in it, a value, or a refusal. */
public sealed interface Read<T> {

  /** The cell is empty. */
  record Empty<T>() implements Read<T> {}

  /** The cell's meaning. */
  record Value<T>(T value) implements Read<T> {}

  /** The cell cannot be taken. */
  record Refused<T>(Refusal refusal, String detail) implements Read<T> {}

  /** Nothing in the cell. */
  static <T> Read<T> empty() {
    return new Empty<>();
  }

  /** A value. */
  static <T> Read<T> of(T value) {
    return new Value<>(value);
  }

  /** A refusal without detail. */
  static <T> Read<T> refused(Refusal refusal) {
    return new Refused<>(refusal, "");
  }

  /** A refusal with what helps to put it right. */
  static <T> Read<T> refused(Refusal refusal, String detail) {
    return new Refused<>(refusal, detail);
  }
}
