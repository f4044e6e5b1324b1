package lianfang.rulebook.simulation;

/**
 * 进度: how far a simulation has come.
 *
 * @param percent of the ledger that was read, 0 to 100
 * @param looked how many persons and places were looked at
 * @param perSecond how many of them a second, 0 before it began
 * @param secondsLeft how long the rest takes at this rate; -1 where nothing can be said yet
 */
public record Progress(int percent, long looked, long perSecond, long secondsLeft) {

  /** Before the first range is read. */
  static final Progress NONE = new Progress(0, 0, 0, -1);

  /** At the end. */
  static final Progress ALL = new Progress(100, 0, 0, 0);

  /**
   * At a moment.
   *
   * @param done ranges that are read
   * @param all ranges
   * @param nanos since the first one was begun
   */
  static Progress at(int done, int all, long looked, long nanos) {
    double seconds = nanos / 1e9;
    long rate = seconds <= 0 ? 0 : Math.round(looked / seconds);
    long left = done == 0 ? -1 : (long) Math.ceil(seconds * (all - done) / done);
    return new Progress(Math.min(100, 100 * done / all), looked, rate, left);
  }
}
