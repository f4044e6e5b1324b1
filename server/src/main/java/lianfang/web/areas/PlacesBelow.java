package lianfang.web.areas;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Place;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.fact.Subject;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.situation.SceneBlock;
import org.springframework.stereotype.Component;

/** 村以下: the groups, alleys, buildings, units and households of a village, one level at a time. */
@Component
class PlacesBelow {

  private static final int MOST = 300;
  private static final int COUNTY = 6;

  private final Places places;
  private final Responsibilities responsibilities;
  private final Subjects subjects;
  private final Chains chains;
  private final SceneBlock scenes;

  PlacesBelow(
      Places places,
      Responsibilities responsibilities,
      Subjects subjects,
      Chains chains,
      SceneBlock scenes) {
    this.scenes = scenes;
    this.places = places;
    this.responsibilities = responsibilities;
    this.subjects = subjects;
    this.chains = chains;
  }

  /** What holds under the decided grade, from the county down. */
  Optional<Block> graded(Shell shell) {
    return shell.ground().code().length() >= COUNTY
        ? Optional.of(scenes.of(shell))
        : Optional.empty();
  }

  /** The place that the address names, where it lies in the village. */
  Optional<Place> chosen(Shell shell, String village) {
    String text = shell.query().getOrDefault("place", "");
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? places.find(UUID.fromString(text)).filter(place -> place.village().equals(village))
        : Optional.empty();
  }

  /** The chain of a place, or of the whole village, and what lies directly inside. */
  List<Block> blocks(Shell shell, CurrentUser user, String village, Optional<Place> at) {
    LocalDate on = shell.console().on();
    List<UUID> around = new ArrayList<>();
    at.ifPresent(place -> {
      around.add(place.id());
      places.around(place.id()).forEach(one -> around.add(one.id()));
    });
    List<Block> blocks = new ArrayList<>();
    blocks.add(chains.block(shell, user, responsibilities.chain(village, around, on)));
    if (at.map(Place::kind).filter(kind -> kind == PlaceKind.HOUSEHOLD).isEmpty()) {
      blocks.add(inside(shell, user, village, at, on));
    }
    return blocks;
  }

  private Block inside(
      Shell shell, CurrentUser user, String village, Optional<Place> at, LocalDate on) {
    List<Places.Inside> inside = places.inside(village, at.map(Place::id), MOST);
    Map<UUID, List<Responsibility>> answers =
        responsibilities.ofPlaces(inside.stream().map(one -> one.place().id()).toList(), on);
    Map<String, String> names =
        chains.names(answers.values().stream().flatMap(Collection::stream).toList());
    boolean may =
        user.may(Permission.MANAGE_AREAS)
            && !shell.console().elsewhere()
            && user.scope().contains(village);
    List<Row> rows = new ArrayList<>();
    for (Places.Inside one : inside) {
      Place place = one.place();
      boolean home = place.kind() == PlaceKind.HOUSEHOLD;
      String to = shell.link("/areas", "area", village, "place", place.id().toString());
      String assign = shell.link("/areas/assign", "for", village, "place", place.id().toString());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(subjects.label(shell, place), "", to),
                  Cell.minor(shell.texts().word("lies", place.kind().word())),
                  Cell.number(home ? "" : shell.language().number(one.households()), null),
                  Cell.of(Chains.who(shell, answers.getOrDefault(place.id(), List.of()), names)),
                  may
                      ? new Cell("text", shell.t("area.assign"), null, assign, false)
                      : Cell.of(""))));
    }
    String name =
        at.map(place -> subjects.of(shell, Subject.place(place.id())).name())
            .orElse(subjects.village(shell, village));
    return new Block(
        shell.t("area.places", name),
        rows.size() == MOST ? shell.t("area.gaps.more", MOST) : shell.t("area.places.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("area.place")),
            Listing.Column.minor(shell.t("area.place.kind")),
            Listing.Column.number(shell.t("area.households")),
            Listing.Column.of(shell.t("area.responsible")),
            Listing.Column.of("")),
        rows,
        shell.t("area.places.none"));
  }
}
