package lianfang.gate;

/** 进出: which way somebody passed a checkpoint, as seen from what it guards. */
public enum Direction {
  IN(1),
  OUT(2);

  private final int number;

  Direction(int number) {
    this.number = number;
  }

  /** The number in the database and in uploads. */
  public int number() {
    return number;
  }

  /** The direction with this number. */
  public static Direction ofNumber(int number) {
    for (Direction direction : values()) {
      if (direction.number == number) {
        return direction;
      }
    }
    throw new IllegalArgumentException("no direction " + number + ": 1 is in, 2 is out");
  }
}
