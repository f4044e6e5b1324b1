package lianfang.web.part;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

/** A name or a title stands in a list as somebody typed it; words of the domain begin large. */
class CellsAsTypedTest {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "lianfang.web.pages");

  private static String drawn(Cell cell) {
    StringOutput page = new StringOutput();
    ENGINE.render("part/Cell.jte", cell, page);
    return page.toString();
  }

  @Test
  void aTypedTitleIsShownAsTyped() {
    assertThat(drawn(Cell.named("spring round of the county", "C-12", "/rounds/1")))
        .contains(">spring round of the county</a>", "C-12");
    assertThat(drawn(Cell.said("two bags of flour"))).contains(">two bags of flour<");
  }

  @Test
  void aWordOfTheDomainBeginsLikeASentence() {
    assertThat(drawn(Cell.subject("key area", null, "/x"))).contains(">Key area</a>");
    assertThat(drawn(Cell.of("two bags"))).contains(">Two bags<");
  }
}
