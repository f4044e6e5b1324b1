package lianfang.web.walk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import lianfang.web.browser.Proofreader;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A small county that runs, and a browser before it: one of each for the walks of a class. */
public abstract class CountyInAWindow {

  /** The county that runs. */
  protected static SmallCounty county;

  /** The browser before it. */
  protected static Window window;

  @BeforeAll
  static void openCountyAndWindow() {
    county = new SmallCounty();
    window = new Window();
  }

  @AfterAll
  static void closeWindowAndCounty() {
    window.close();
    county.close();
  }

  /** Reads pages of the county as one of its accounts. */
  protected static Proofreader proofreader(String login) {
    return new Proofreader(window, county.server(), login);
  }

  /** Signs in in a new page. */
  protected static Page signIn(BrowserContext visitor, String login, Language language) {
    return county.signIn(visitor, login, language);
  }
}
