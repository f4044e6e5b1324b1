package lianfang.fact;

/**
 * 跟随者: reads the ledger by position from its own offset. Its effects, written through the data
 * source of the engine, and its offset are stored in one transaction: each fact takes effect once.
 */
public interface Follower {

  /** The name under which its offset is kept; never changed. */
  String name();

  /**
   * Takes the next facts. An exception leaves offset and effects as they were; the same facts come
   * again.
   */
  void follow(Stretch next);
}
