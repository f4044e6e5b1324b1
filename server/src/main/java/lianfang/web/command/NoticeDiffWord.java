package lianfang.web.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.difference.NoticeDifference;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.web.answer.LogicAnswer;
import lianfang.web.answer.ProofText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Compares two notice folders as logic, without any database. */
@Command(
    name = "diff",
    description = {
      "比较逻辑 Every case that two editions of a notice answer differently, with both answers.",
      "0 when they could be compared, 1 when one of them is refused."
    },
    mixinStandardHelpOptions = true)
final class NoticeDiffWord implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "原版本文件夹 The first folder.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "新版本文件夹 The second folder.")
  private Path after = Path.of("");

  @Option(names = "--format", description = "text, json", defaultValue = "text")
  private NoticeWord.Form form = NoticeWord.Form.TEXT;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path now = before;
    try {
      var first = NoticeLoader.load(before);
      now = after;
      var second = NoticeLoader.load(after);
      LogicAnswer answer = LogicAnswer.of(NoticeDifference.of(first, second));
      if (form == NoticeWord.Form.JSON) {
        out.println(JsonMapper.shared().writeValueAsString(answer));
      } else {
        answer.print(out);
      }
      return 0;
    } catch (NoticeRefused refused) {
      ProofText.print(now.toString(), refused.findings(), out);
      return 1;
    }
  }
}
