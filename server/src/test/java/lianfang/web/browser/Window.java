package lianfang.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 窗口: a headless browser before a test class; it opens pages and says what is wrong with them. All
 * windows of a JVM look through one browser, which takes seconds to start; each visitor has stores
 * of its own, and those of a window leave with it.
 */
public final class Window implements AutoCloseable {

  /** The two widths that every page is made for, in CSS pixels. */
  public static final List<Integer> WIDTHS = List.of(1440, 390);

  private static final int HEIGHT = 900;
  private static final int PICTURE_MAX = 2200;

  /** What comes in the end may be late where the machine does other work as well. */
  private static final double PATIENCE_MILLIS = 30_000;

  private static @Nullable Playwright playwright;
  private static @Nullable Browser shared;

  private final Browser browser;
  private final boolean own;
  private final List<BrowserContext> visitors = new ArrayList<>();

  private Window(Browser browser, boolean own) {
    this.browser = browser;
    this.own = own;
  }

  /** Before the browser that PATH offers; node runs Playwright's driver. */
  public Window() {
    this(shared(), false);
  }

  /** Before a browser of its own, with a camera that shows a film (y4m) over and over. */
  public static Window withCamera(Path film) {
    Browser camera =
        launch(
            List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film));
    return new Window(camera, true);
  }

  private static synchronized Browser shared() {
    if (shared == null || !shared.isConnected()) {
      shared = launch(List.of());
    }
    return shared;
  }

  private static synchronized Browser launch(List<String> more) {
    if (playwright == null) {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      Map<String, String> env =
          Map.of(
              "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
              "1",
              "PLAYWRIGHT_NODEJS_PATH",
              found("node").orElseThrow().toString());
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    List<String> words =
        new ArrayList<>(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
    words.addAll(more);
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(chromium().orElseThrow())
                .setChromiumSandbox(false)
                .setArgs(words));
  }

  /** Whether this machine has what a browser test needs. */
  public static boolean possible() {
    return chromium().isPresent() && found("node").isPresent();
  }

  private static Optional<Path> chromium() {
    return found("chromium").or(() -> found("google-chrome")).or(() -> found("chromium-browser"));
  }

  private static Optional<Path> found(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(java.io.File.pathSeparator)))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A new visitor at {@code width} pixels. */
  public BrowserContext visitor(int width, String language, boolean dark) {
    return visitor(
        new Browser.NewContextOptions()
            .setViewportSize(width, width < 600 ? 844 : HEIGHT)
            .setHasTouch(width < 600)
            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setLocale(language));
  }

  private BrowserContext visitor(Browser.NewContextOptions options) {
    BrowserContext visitor = browser.newContext(options);
    visitors.add(visitor);
    return visitor;
  }

  /** A visitor on a phone whose browser says that it is this one. */
  public BrowserContext visitorWith(String agent) {
    return visitor(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setLocale("zh-CN")
            .setUserAgent(agent));
  }

  /** Opens {@code address} and lists what is wrong with the page that it shows. */
  public static List<String> faults(Page page, String address) {
    List<String> faults = new ArrayList<>();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        faults.add("console: " + message.text());
      }
    });
    page.onPageError(error -> faults.add("script: " + error));
    page.navigate(address);
    page.waitForLoadState();
    faults.addAll(faults(page));
    return faults;
  }

  /** What is wrong with the page as it stands. */
  @SuppressWarnings("unchecked")
  public static List<String> faults(Page page) {
    return (List<String>) page.evaluate(CHECKS);
  }

  /** What a careful reader minds on top of that. */
  @SuppressWarnings("unchecked")
  public static List<String> careless(Page page) {
    return (List<String>) page.evaluate(CARELESS);
  }

  /** What a thumb would miss: targets smaller than 44 pixels. */
  @SuppressWarnings("unchecked")
  public static List<String> small(Page page) {
    return (List<String>) page.evaluate(SMALL);
  }

  /**
   * Writes a picture of the page, cut where it is very long, where the system property {@code
   * pictures} names a folder.
   */
  public static void picture(Page page, String name) {
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
      int width = page.viewportSize().width;
      int before = page.viewportSize().height;
      page.setViewportSize(width, Math.clamp(height, before, PICTURE_MAX));
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
      page.setViewportSize(width, before);
    }
  }

  /** Keeps a file beside the pictures. */
  public static void keep(byte[] content, String name) {
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      try {
        Files.write(Path.of(folder, name), content);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Targets below 44 pixels; a link inside a sentence is as high as the sentence. */
  private static final String SMALL =
      """
      () => {
        const inSentence = (e) => {
          const p = e.closest('p, li, dd, small, figcaption');
          return p && getComputedStyle(e).display === 'inline'
            && p.innerText.trim().length > e.innerText.trim().length + 4;
        };
        return Array.from(document.querySelectorAll('a[href], button, summary, select, textarea, '
            + 'input:not([type=hidden])')).filter((e) => {
          const label = /checkbox|radio/.test(e.type) && e.closest('label');
          const r = (label || e).getBoundingClientRect();
          return r.width > 1 && r.height > 1 && !inSentence(e)
            && (r.height < 43.5 || r.width < 43.5 && e.tagName !== 'INPUT');
        }).map((e) => {
          const r = e.getBoundingClientRect();
          return e.tagName + '.' + e.className + ' in ' + e.parentElement.tagName + '.'
            + e.parentElement.className + ' ' + Math.round(r.width) + 'x' + Math.round(r.height)
            + ' ' + (e.innerText || e.name || '').trim().slice(0, 20);
        }).slice(0, 6);
      }
      """;

  /** What a careful reader minds: ways to nowhere, words for programs, buttons without room. */
  private static final String CARELESS =
      """
      () => {
        const faults = [];
        const seen = (e) => e.getClientRects().length > 0;
        document.querySelectorAll('a[href^="#"]').forEach((e) => {
          if (!document.getElementById(e.hash.slice(1))) faults.push('to nowhere: ' + e.hash); });
        document.querySelectorAll('table').forEach((e) => {
          if (seen(e) && !e.querySelector('tbody tr')) faults.push('empty table ' + e.innerText);
        });
        const alone = 'button, .button, th, h1, h2, h3, dt, label, legend, summary, option, '
          + '.tag:not(.mono), .state, .chip, .place, .figure span';
        const english = document.documentElement.lang === 'en';
        document.querySelectorAll(english ? alone : 'none').forEach((e) => {
          if (/^[a-z][a-z'’-]*([ ,:;]|$)/.test(e.textContent.trim()))
            faults.push('begins small: ' + e.tagName + ' ' + e.textContent.trim().slice(0, 60));
        });
        const told = 'main td, main dd, main h1, main .says, main .tag';
        document.querySelectorAll(told).forEach((e) => {
          const said = /\\b\\d{4}-\\d\\d-\\d\\d\\b|[0-9a-f]{8}-[0-9a-f]{4}-|\\b[0-9a-f]{40,}\\b/
            .exec(e.innerText);
          if (said) faults.push('for programs: ' + said[0] + ' in ' + e.innerText.slice(0, 60));
        });
        const buttons = Array.from(document.querySelectorAll('main .button'))
          .filter((e) => seen(e))
          .filter((e) => e.tagName === 'SUMMARY' || !e.closest('details:not([open])'));
        buttons.slice(1).forEach((e, i) => {
          const a = buttons[i].getBoundingClientRect(), b = e.getBoundingClientRect();
          const beside = Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top) + 4;
          const above = Math.min(a.right, b.right) > Math.max(a.left, b.left) + 4;
          if (beside && b.left - a.right < 2 && b.left >= a.left + a.width - 2
            || above && b.top >= a.bottom - 2 && b.top - a.bottom < 2)
            faults.push('buttons touch: ' + e.innerText);
        });
        return faults;
      }
      """;

  /** Names, labels, order of headings, one main part, nothing wider than the window. */
  private static final String CHECKS =
      """
      () => {
        const faults = [];
        const seen = (e) => e.getClientRects().length > 0;
        const name = (e) => (e.getAttribute('aria-label') || e.textContent || e.value
          || e.getAttribute('title') || '').trim();
        if (document.documentElement.scrollWidth > innerWidth)
          faults.push('wider than the window: ' + document.documentElement.scrollWidth
            + ' > ' + innerWidth + ' ' + Array.from(document.querySelectorAll('body *'))
              .filter((e) => seen(e) && e.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 3).map((e) => e.tagName + '.' + e.className).join(', '));
        if (!document.title) faults.push('no title');
        if (!document.documentElement.lang) faults.push('no language');
        if (document.querySelectorAll('main').length !== 1) faults.push('not one main part');
        if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
        document.querySelectorAll('img').forEach((e) => {
          if (!e.hasAttribute('alt')) faults.push('picture without alt ' + e.src); });
        document.querySelectorAll('a[href], button, summary').forEach((e) => {
          if (seen(e) && !name(e)) faults.push('no name: ' + e.outerHTML.slice(0, 90)); });
        document.querySelectorAll('input:not([type=hidden]), select, textarea').forEach((e) => {
          const label = e.labels && e.labels.length || e.getAttribute('aria-label')
            || e.getAttribute('aria-labelledby');
          if (!label) faults.push('field without label: ' + e.outerHTML.slice(0, 90)); });
        document.querySelectorAll('[aria-describedby]').forEach((e) => {
          e.getAttribute('aria-describedby').split(' ').forEach((id) => {
            if (!document.getElementById(id)) faults.push('described by nothing: ' + id); }); });
        const ids = Array.from(document.querySelectorAll('[id]')).map((e) => e.id);
        ids.filter((id, i) => ids.indexOf(id) !== i)
          .forEach((id) => faults.push('id twice: ' + id));
        if (document.querySelector('[style], style, script:not([src])'))
          faults.push('style or script in the page');
        document.querySelectorAll('th').forEach((e) => {
          if (!e.hasAttribute('scope')) faults.push('th without scope: ' + e.innerText); });
        if (/\\{\\d\\}|\\?\\?\\?/.test(document.body.innerText)) faults.push('unfilled text');
        return faults;
      }
      """;

  @Override
  public void close() {
    visitors.forEach(BrowserContext::close);
    if (own) {
      browser.close();
    }
  }
}
