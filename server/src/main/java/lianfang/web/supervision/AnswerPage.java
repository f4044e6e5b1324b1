package lianfang.web.supervision;

import java.util.List;
import java.util.Map;
import lianfang.web.forms.Sheet;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * 陈述: what somebody is asked, what he said, what was decided.
 *
 * @param action where the statement goes
 * @param refusal why it was not kept; null where nothing was tried
 * @param parts what is known, from top to bottom
 * @param hidden what the form carries
 * @param sheet the form; null where nothing can be said any more
 * @param receipt how what waits is received
 */
public record AnswerPage(
    Shell shell,
    Head head,
    String action,
    @Nullable String refusal,
    List<Part> parts,
    Map<String, String> hidden,
    @Nullable Sheet sheet,
    String button,
    Receipt receipt)
    implements Page {

  /** The button by which something is received, empty where nothing waits; and what follows. */
  public record Receipt(String button, String says) {}

  /** What was filled in at one step. */
  public record Part(String title, List<Line> lines) {

    /** Keeps the order. */
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /** One value; files by their addresses. */
  public record Line(String label, String text, List<Link> files) {

    /** Keeps the order. */
    public Line {
      files = List.copyOf(files);
    }
  }
}
