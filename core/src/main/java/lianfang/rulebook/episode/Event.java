package lianfang.rulebook.episode;

import java.util.Optional;

/** 起算事件: the events that a reading can name as the start of a clock. */
public enum Event {
  DISCHARGE("discharge"),
  LAST_EXPOSURE("last-exposure"),
  TRANSFER("transfer"),
  ARRIVAL("arrival"),
  LEFT("left");

  private final String word;

  Event(String word) {
    this.word = word;
  }

  /** The word in readings.yaml. */
  public String word() {
    return word;
  }

  /** The event with this word. */
  public static Optional<Event> find(String word) {
    for (Event event : values()) {
      if (event.word.equals(word)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
