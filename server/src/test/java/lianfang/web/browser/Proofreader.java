package lianfang.web.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import lianfang.web.shell.Language;
import lianfang.web.signin.RunningServer;

/**
 * 校对: reads pages of a server as one of its accounts, at both widths and in both languages.
 *
 * @param window the browser to read in
 * @param server whose pages they are
 * @param login the account that reads
 */
public record Proofreader(Window window, RunningServer server, String login) {

  /** What is wrong with the pages at these addresses; a picture of each is kept. */
  public List<String> faults(List<String> addresses) {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = server.signIn(visitor, login, language);
          for (String address : addresses) {
            int status = page.navigate(server.address() + address).status();
            String shown = name(address) + "-" + width + "-" + language.word();
            if (status >= 400) {
              faults.add(shown + ": status " + status);
            }
            Window.faults(page).forEach(fault -> faults.add(shown + ": " + fault));
            Window.picture(page, shown);
          }
        }
      }
    }
    return faults;
  }

  /** The same, and what a careful reader minds as well, or the browser complains of. */
  public List<String> careful(List<String> addresses) {
    List<String> faults = new ArrayList<>(faults(addresses));
    for (Language language : Language.values()) {
      try (var visitor = window.visitor(Window.WIDTHS.getLast(), language.tag(), false)) {
        Page page = server.signIn(visitor, login, language);
        page.onConsoleMessage(told -> {
          if (told.type().equals("error")) {
            faults.add(page.url() + ": console " + told.text());
          }
        });
        for (String address : addresses) {
          page.navigate(server.address() + address);
          Window.careless(page)
              .forEach(fault -> faults.add(address + " " + language + ": " + fault));
        }
      }
    }
    return faults;
  }

  /** Addresses without what differs from run to run. */
  private static String name(String address) {
    return address
        .replaceAll("[0-9a-f]{64}|[0-9a-f-]{36}", "one")
        .substring(1)
        .replaceAll("[^\\w.-]+", "-");
  }
}
