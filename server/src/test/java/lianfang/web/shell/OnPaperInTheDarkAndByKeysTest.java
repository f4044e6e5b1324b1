package lianfang.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.web.browser.Contrast;
import lianfang.web.browser.Window;
import lianfang.web.walk.CountyInAWindow;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Pages are read in the dark, printed and handed on, and opened without a mouse. */
@EnabledIf("lianfang.web.browser.Window#possible")
class OnPaperInTheDarkAndByKeysTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  private static final Map<String, List<String>> PAGES =
      Map.of(
          "command",
              List.of(
                  "/today",
                  "/people",
                  "/people?place=central",
                  "/notices",
                  "/notices/" + PUYANG,
                  "/readings/" + PUYANG,
                  "/closures",
                  "/decisions",
                  "/orders",
                  "/areas",
                  "/situation",
                  "/situation/grades"),
          "village", List.of("/duties", "/register"),
          "township", List.of("/imports", "/cases"),
          "administrator", List.of("/users", "/users/new"));

  @Test
  void inBothThemesEveryWordIsLegible() {
    List<String> pale = new ArrayList<>();
    for (boolean dark : new boolean[] {false, true}) {
      PAGES.forEach((login, pages) -> {
        try (BrowserContext visitor = window.visitor(1440, "en-GB", dark)) {
          Page page = signIn(visitor, login, Language.EN);
          for (String path : pages) {
            page.navigate(county.address() + path);
            Contrast.pale(page).forEach(one -> pale.add(path + (dark ? " dark: " : ": ") + one));
            Window.picture(page, "theme" + path.replaceAll("\\W", "-") + (dark ? "-dark" : ""));
          }
        }
      });
    }
    assertThat(pale).isEmpty();
  }

  @Test
  void onPaperNothingIsCutAndEverySheetSaysWhatItShowsAndWhoPrintedIt() throws IOException {
    List<String> faults = new ArrayList<>();
    try (BrowserContext visitor = window.visitor(1440, "zh-CN", true)) {
      Page page = signIn(visitor, "command", Language.ZH);
      List<String> paths = new ArrayList<>(PAGES.getOrDefault("command", List.of()));
      page.navigate(county.address() + "/people?place=central");
      paths.add(page.locator("tbody a.row").first().getAttribute("href"));
      for (String path : paths) {
        page.navigate(county.address() + path);
        byte[] paper =
            page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(false));
        String name = path.replaceAll("[0-9a-f-]{36}", "one").replaceAll("\\W+", "-");
        Window.keep(paper, "paper" + name + ".pdf");
        for (String fault : printed(paper)) {
          faults.add(path + ": " + fault);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> printed(byte[] paper) throws IOException {
    List<String> faults = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(paper)) {
      for (int sheet = 1; sheet <= document.getNumberOfPages(); sheet++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(sheet);
        text.setEndPage(sheet);
        String words = Normalizer.normalize(text.getText(document), Normalizer.Form.NFKC);
        String plain = words.replaceAll("\\s", "");
        for (String said : List.of("濮阳市", "2020年2月26日,按2月26日", "Officecommand于", "打印")) {
          if (!plain.contains(said)) {
            faults.add("sheet " + sheet + " does not say " + said);
          }
        }
        for (String way : List.of("退出登录", "Ctrl")) {
          if (plain.contains(way)) {
            faults.add("sheet " + sheet + " shows the way " + way);
          }
        }
      }
    }
    return faults;
  }

  @Test
  void everyMenuIsOpenedWalkedAndLeftByKeys() {
    List<String> faults = new ArrayList<>();
    for (var pages : PAGES.entrySet()) {
      try (BrowserContext visitor = window.visitor(1440, "en-GB", false)) {
        Page page = signIn(visitor, pages.getKey(), Language.EN);
        for (String path : pages.getValue()) {
          page.navigate(county.address() + path);
          for (Locator menu : page.locator("details.drop:visible").all()) {
            menu(page, menu).forEach(fault -> faults.add(path + ": " + fault));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> menu(Page page, Locator menu) {
    List<String> faults = new ArrayList<>();
    Locator handle = menu.locator("> summary");
    String name = handle.innerText().strip();
    handle.focus();
    page.keyboard().press("Enter");
    if (menu.getAttribute("open") == null) {
      faults.add(name + " does not open by Enter");
    }
    page.keyboard().press("Tab");
    if (!Boolean.TRUE.equals(menu.evaluate("e => e.contains(document.activeElement)"))) {
      faults.add("Tab leads out of " + name);
    }
    page.keyboard().press("Escape");
    if (menu.getAttribute("open") != null) {
      faults.add(name + " stays open after Escape");
    }
    if (!Boolean.TRUE.equals(handle.evaluate("e => e === document.activeElement"))) {
      faults.add(name + " keeps the focus");
    }
    return faults;
  }

  @Test
  void theFirstKeyLeadsPastWhatEveryPageRepeats() {
    try (BrowserContext visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(county.address() + "/people");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
      assertThat(page.locator(".skip").boundingBox().y).isGreaterThanOrEqualTo(0);
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }
  }
}
