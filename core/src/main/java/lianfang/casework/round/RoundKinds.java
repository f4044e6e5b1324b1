package lianfang.casework.round;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.casework.venue.VenueKind;
import lianfang.casework.venue.VenueRules;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * 督导对象类别: by which checklists a target is looked at and who answers for what is found, as {@code
 * playbook/rounds/kinds.yaml} and the kinds of venues say.
 *
 * @param cites where it stands
 * @param kinds those of the file, then those of venues
 * @param owners desk that puts right what a list finds, by the list's id
 */
public record RoundKinds(Wording cites, List<Kind> kinds, Map<String, String> owners) {

  /** An area, whose places a group chooses on the spot. */
  public static final String AREA = "area";

  /** A department of the city. */
  public static final String DEPARTMENT = "department";

  private static final String NOBODY_ELSE = "command";

  /** Copies the lists. */
  public RoundKinds {
    kinds = List.copyOf(kinds);
    owners = Map.copyOf(owners);
  }

  /**
   * One kind of target.
   *
   * @param places whether a visit says which place of it was looked at
   * @param lists ids of the checklists, the most usual first
   */
  public record Kind(String id, Wording name, boolean places, List<String> lists) {

    /** Copies the lists. */
    public Kind {
      lists = List.copyOf(lists);
    }
  }

  /** The kind with this word. */
  public Optional<Kind> kind(String id) {
    return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  /** Who puts right what a list finds at a target of a kind. */
  public String owner(String list) {
    return owners.getOrDefault(list, NOBODY_ELSE);
  }

  /** Reads the file, and adds the venues that are checked by a list. */
  public static RoundKinds load(Path file, VenueRules venues) {
    Yaml root = Yaml.of(file);
    List<Kind> kinds = new ArrayList<>();
    root.children("kinds").forEach(kind -> kinds.add(kind(file, kind)));
    for (VenueKind venue : venues.kinds()) {
      List<String> lists = venue.checks().stream().map(VenueKind.Check::list).toList();
      if (!lists.isEmpty()) {
        kinds.add(new Kind(venue.id(), venue.name(), false, lists));
      }
    }
    return new RoundKinds(root.wording("cites"), kinds, root.texts("owners"));
  }

  private static Kind kind(Path file, Yaml kind) {
    List<String> unknown = kind.unknown("id", "name", "places", "lists");
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(file, "unknown word " + unknown);
    }
    return new Kind(
        kind.text("id"), kind.wording("name"), kind.flag("places"), kind.words("lists"));
  }
}
