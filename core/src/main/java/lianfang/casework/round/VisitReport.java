package lianfang.casework.round;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 检查记录: what one visit found. A visit holds several places, each with a checklist of its own.
 *
 * @param method "report", "on-site", "unannounced" or "papers"
 * @param places in the order of the visit
 * @param pictures hashes of what was photographed, those of items among them
 * @param words what else was said, with the hour and the counts
 */
public record VisitReport(
    String method, List<PlaceSeen> places, List<String> pictures, String words) {

  /** The ways in which groups find out. */
  public static final List<String> METHODS = List.of("report", "on-site", "unannounced", "papers");

  /** Copies the places; reports that were sealed before there were pictures have none. */
  public VisitReport(
      String method,
      List<PlaceSeen> places,
      @Nullable List<String> pictures,
      @Nullable String words) {
    this.method = method;
    this.places = List.copyOf(places);
    this.pictures = pictures == null ? List.of() : List.copyOf(pictures);
    this.words = Objects.requireNonNullElse(words, "");
  }

  /** How many items failed. */
  public int failures() {
    return places.stream().mapToInt(place -> place.failed().size()).sum();
  }

  /** Pictures of items that failed. */
  public List<String> proofs() {
    return places.stream()
        .flatMap(place -> place.failed().stream())
        .flatMap(failed -> failed.proof().stream())
        .distinct()
        .toList();
  }

  /** All of its pictures. */
  public List<String> allPictures() {
    return Stream.concat(pictures.stream(), proofs().stream()).distinct().toList();
  }

  /**
   * One place.
   *
   * @param called what it is
   * @param area division code
   * @param list id of the checklist that was gone through
   * @param owner desk that has to put things right
   * @param failed items that failed, with what was seen
   */
  public record PlaceSeen(
      String called, String area, String list, String owner, List<Failed> failed) {

    /** Copies the items. */
    public PlaceSeen {
      failed = List.copyOf(failed);
    }
  }

  /**
   * An item that failed.
   *
   * @param item of the checklist
   * @param problem in words
   * @param atOnce whether it is put right the same day
   * @param proof hashes of its pictures
   */
  public record Failed(String item, String problem, boolean atOnce, List<String> proof) {

    /** Copies the pictures; reports that were sealed before there were any have none. */
    public Failed(String item, String problem, boolean atOnce, @Nullable List<String> proof) {
      this.item = item;
      this.problem = problem;
      this.atOnce = atOnce;
      this.proof = proof == null ? List.of() : List.copyOf(proof);
    }
  }
}
