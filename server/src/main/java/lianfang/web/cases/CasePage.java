package lianfang.web.cases;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param path of the page
 * @param tags why it comes first, and what it is marked with
 * @param refusal why nothing was done; null where nothing was tried
 * @param next what is to be done next
 * @param tools what else can be done
 * @param forms what was filled in, the latest first
 * @param blocks deadlines, relations and history
 * @param diagram its course
 * @param more forms to claim, hand over, comment, link
 * @param links what it is about, its paper and its file
 */
public record CasePage(
    Shell shell,
    Head head,
    String path,
    List<Cell> tags,
    @Nullable Refusal refusal,
    List<Act> next,
    List<Filled> forms,
    List<Block> blocks,
    CaseDiagram diagram,
    List<More> more,
    List<Link> links)
    implements Page {

  /** The same page after a form of it was refused: what was typed stands in it, and it is open. */
  CasePage again(String act, Map<String, String> typed) {
    List<More> kept =
        more.stream()
            .map(one -> one.action().contains("/acts/" + act + "?") ? one.with(typed) : one)
            .toList();
    return new CasePage(
        shell, head, path, tags, refusal, next, forms, blocks, diagram, kept, links);
  }

  /**
   * Why nothing was done.
   *
   * @param says what is wrong
   * @param cites which rule asks for it; may be empty
   * @param remedy what to do
   * @param meanwhile what others did since the page was opened
   */
  public record Refusal(String says, List<String> cites, String remedy, List<String> meanwhile) {

    /** Keeps the order. */
    public Refusal {
      cites = List.copyOf(cites);
      meanwhile = List.copyOf(meanwhile);
    }
  }

  /**
   * A step that may be done now.
   *
   * @param form where its form is; null where it is done at once
   * @param id of the step, so that a second press does nothing
   */
  public record Act(String step, String name, @Nullable String form, String id, long seen) {}

  /** What was filled in at a step, and when. */
  public record Filled(String title, String when, List<Line> lines) {

    /** Keeps the order. */
    public Filled {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One value.
   *
   * @param text empty where pictures or somebody stand for it
   * @param files addresses of files with what they are called
   * @param sealed id of who somebody is; empty where nobody is meant
   */
  public record Line(String label, String text, List<Link> files, String sealed) {

    /** Keeps the order. */
    public Line {
      files = List.copyOf(files);
    }
  }

  /** Something else that can be done, with its fields. */
  public record More(
      String title, String says, String action, List<Field> fields, String button, boolean open) {

    /** Keeps the order. */
    public More {
      fields = List.copyOf(fields);
    }

    private More with(Map<String, String> typed) {
      return new More(title, says, action, Field.typed(fields, typed), button, true);
    }
  }
}
