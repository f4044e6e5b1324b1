package lianfang.rulebook.draft;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.notice.NoticeFolder;

/**
 * 新通知: what has to be said before a notice can be drafted.
 *
 * @param id place, date and subject, such as {@code puyang-2020-03-05-schools}
 * @param head title, days, areas and layer
 * @param issuerZh who issues it
 * @param issuerEn who issues it
 * @param date day of issue until another one is written
 */
public record NewNotice(
    String id, NoticeTexts.Head head, String issuerZh, String issuerEn, LocalDate date) {

  private static final String NOTICE = "notice.yaml";

  /** With a hyphen, so that no page's own address can be a notice's. */
  private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)+";

  private static final int LONGEST = 80;

  /**
   * Its first files.
   *
   * @param like the files of the notice of which it is a copy; empty where it is of none
   * @throws EditionRefused where the id cannot be one
   */
  public NoticeFolder folder(SortedMap<String, String> like) {
    if (!id.matches(ID) || id.length() > LONGEST) {
      throw new EditionRefused(EditionRefusal.ID_NAME, id);
    }
    Map<String, String> texts =
        Map.of(
            "issuer.zh",
            issuerZh,
            "issuer.en",
            issuerEn,
            "original.zh",
            "在本平台起草，以签发的正文为准",
            "original.en",
            "drafted in this console; the signed text counts",
            "date",
            date.toString());
    SortedMap<String, String> files = new TreeMap<>(like);
    files.put(NOTICE, NoticeTexts.begun(like.getOrDefault(NOTICE, ""), id, head, texts));
    return new NoticeFolder(id, files);
  }
}
