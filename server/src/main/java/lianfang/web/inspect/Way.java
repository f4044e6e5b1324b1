package lianfang.web.inspect;

import java.math.BigDecimal;
import java.util.List;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 办理方式: one step that a visit may lead to, as the phone shows it.
 *
 * @param step its id
 * @param name what its button says
 * @param passing whether guards ask that everything is met
 * @param items in the order of the form, those of a checklist one by one
 * @param parts of which the page says how many items are met: 四到位, 三同步, a checklist
 * @param photos where the pictures go; null where the form has no such field
 */
record Way(
    String step,
    Wording name,
    boolean passing,
    List<Item> items,
    List<Part> parts,
    @Nullable Photos photos) {

  /**
   * One thing to look at or to say.
   *
   * @param id the field, and for an item of a checklist the field, a slash and the item
   * @param kind yes-no, number, text, choice, choices
   * @param evidence whether a failure must be shown on a picture
   * @param cites where it stands
   */
  record Item(
      String id,
      String kind,
      Wording wording,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      boolean evidence,
      boolean required,
      @Nullable Wording cites,
      List<Option> options) {}

  /** One choice. */
  record Option(String value, Wording name) {}

  /** Items that are counted together. */
  record Part(Wording name, List<String> items) {}

  /** Where pictures go, whether one is needed, and whether they keep where they were taken. */
  record Photos(String field, boolean required, boolean keepsLocation) {}
}
