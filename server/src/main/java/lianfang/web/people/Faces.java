package lianfang.web.people;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** 隐名: what a list may show of people whom nobody has opened. */
public interface Faces {

  /**
   * A person as lists show it.
   *
   * @param masked the family name and a star
   * @param ref number of the row in the roster
   * @param roster name of the roster
   */
  record Face(String masked, String ref, String roster) {}

  /** The faces of these people; erased ones are left out. */
  Map<UUID, Face> of(Collection<UUID> people);
}
