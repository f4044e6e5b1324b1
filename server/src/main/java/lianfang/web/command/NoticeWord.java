package lianfang.web.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeCheck;
import lianfang.rulebook.TablesOfDmn;
import lianfang.web.answer.ProofText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** 通知: what can be done with notices; each is a word of its own below this one. */
@Command(
    name = "notice",
    description = "通知 Check, compare, list, import and export notices.",
    synopsisSubcommandLabel = "WORD",
    mixinStandardHelpOptions = true,
    subcommands = {
      NoticeWord.Check.class,
      NoticeShelfWords.ListKept.class,
      NoticeShelfWords.Add.class,
      NoticeDiffWord.class,
      NoticeWord.ImportTables.class,
      NoticeShelfWords.Export.class
    })
final class NoticeWord {

  /** The forms of an answer. */
  enum Form {
    TEXT,
    JSON
  }

  /** Proves a notice folder, or a folder of notices, without any database. */
  @Command(
      name = "check",
      description = "审查通知 Prove a notice folder, or every notice below; 1 when one is refused.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "通知文件夹 A notice's folder, or one of notices.")
    private Path folder = Path.of("");

    @Option(names = "--format", description = "text, json", defaultValue = "text")
    private Form form = Form.TEXT;

    @Override
    public Integer call() {
      List<NoticeCheck.Checked> results = NoticeCheck.of(folder);
      PrintWriter out = spec.commandLine().getOut();
      if (form == Form.JSON) {
        out.println(
            JsonMapper.shared().writeValueAsString(results.stream().map(Check::json).toList()));
      } else {
        results.forEach(result -> text(result, out));
      }
      return results.stream().anyMatch(NoticeCheck.Checked::isRefused) ? 1 : 0;
    }

    private static void text(NoticeCheck.Checked result, PrintWriter out) {
      if (!result.isRefused()) {
        out.printf(
            "%s %s 通过 proved: %s tables, %s rows, %s cases%n",
            result.notice(),
            result.edition().substring(0, 12),
            result.tables(),
            result.rows(),
            result.cases());
        return;
      }
      ProofText.print(result.notice(), result.findings(), out);
    }

    private static Map<String, Object> json(NoticeCheck.Checked result) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("notice", result.notice());
      object.put("edition", result.edition());
      object.put("refused", result.isRefused());
      object.put("tables", result.tables());
      object.put("rows", result.rows());
      object.put("cases", result.cases());
      List<Map<String, Object>> findings = new ArrayList<>();
      for (Finding finding : result.findings()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("refusal", finding.refusal().word());
        one.put("sentence", finding.refusal().sentence());
        one.put("detail", finding.whole());
        one.put("places", finding.places());
        findings.add(one);
      }
      object.put("findings", findings);
      return object;
    }
  }

  /** Brings the decision tables of another tool into a notice's folder, without any database. */
  @Command(
      name = "import",
      description = {
        "导入 DMN 决策表 Write the decision tables of a DMN file (1.1 to 1.6) to DIR/tables, one CSV",
        "each. A folder without notice.yaml gets one to fill in; then run notice check DIR."
      },
      mixinStandardHelpOptions = true)
  static final class ImportTables implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "DMN 文件 The file of another tool.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "通知文件夹 The notice's folder.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      TablesOfDmn.into(file, folder).forEach(spec.commandLine().getOut()::println);
      return 0;
    }
  }
}
