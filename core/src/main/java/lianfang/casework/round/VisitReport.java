package lianfang.casework.round;

import java.util.List;

/**
 * 检查记录: what one visit found. A visit holds several places, each with a checklist of its own.
 *
 * @param method "report", "on-site", "unannounced" or "papers"
 * @param places in the order of the visit
 */
public record VisitReport(String method, List<PlaceSeen> places) {

  /** The ways in which groups find out. */
  public static final List<String> METHODS = List.of("report", "on-site", "unannounced", "papers");

  /** Copies the places. */
  public VisitReport {
    places = List.copyOf(places);
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
   */
  public record Failed(String item, String problem, boolean atOnce) {}
}
