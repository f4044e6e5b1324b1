package lianfang.web.holder;

import java.util.List;
import java.util.Map;
import lianfang.web.objections.ObjectionPage;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Why;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;

/**
 * What is mine.
 *
 * @param hint surname and digits, so that one sees whose page it is
 * @param code the pass; null where none may be issued
 * @param told what the code allows until when, or why there is none
 * @param notes what just happened, or waits
 * @param objected what was objected, and how far it has come
 * @param object fields of an objection; empty where there is nothing to object to
 * @param certificate how far a certificate of health has come, or the fields of a declaration
 */
public record HolderPage(
    Shell shell,
    String hint,
    @Nullable QrPicture code,
    String told,
    List<String> notes,
    List<Step> measures,
    List<Objected> objected,
    List<Field> object,
    Certificate certificate,
    Block facts,
    Block looks)
    implements Page {

  /** The same with what somebody typed into the objection that was not recorded. */
  HolderPage typed(Map<String, String> form) {
    return new HolderPage(
        shell,
        hint,
        code,
        told,
        notes,
        measures,
        objected,
        Field.typed(object, form),
        certificate,
        facts,
        looks);
  }

  /**
   * One measure: what, from when until when, how far, and why.
   *
   * @param notes what has to be known beside it
   */
  public record Step(String title, String days, String state, List<Why> why, List<String> notes) {}

  /**
   * One objection.
   *
   * @param title against what
   * @param number of the fact
   * @param state in a word
   * @param lines what comes next, the deadline, the answer
   */
  public record Objected(
      String title, String number, String state, List<ObjectionPage.Line> lines) {}

  /**
   * A certificate of health.
   *
   * @param told how far a declaration has come; null where there is none
   * @param fields of a declaration; empty while one is on its way
   */
  public record Certificate(@Nullable String told, List<Field> fields) {}
}
