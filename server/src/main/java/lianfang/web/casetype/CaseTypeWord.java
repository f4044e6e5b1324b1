package lianfang.web.casetype;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lianfang.casework.CaseType;
import lianfang.casework.Desks;
import lianfang.casework.type.CaseTypeFolder;
import lianfang.casework.type.CaseTypeProof;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.casework.type.ProofFinding;
import lianfang.fact.FactKindFiles;
import lianfang.fact.FactKinds;
import lianfang.fact.playbook.PlaybookRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** 办件类型: what can be done with case types; each is a word of its own below this one. */
@Command(
    name = "casetype",
    description = "办件类型 Check case types.",
    synopsisSubcommandLabel = "WORD",
    mixinStandardHelpOptions = true,
    subcommands = CaseTypeWord.Check.class)
public final class CaseTypeWord {

  /** Proves a case type's folder, or a folder of case types, without any database. */
  @Command(
      name = "check",
      description = "审查办件类型 Prove a case type's folder, or every one below; 1 when one is refused.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    private static final int SHORT = 12;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "办件类型文件夹 A case type's folder, or one of them.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      int refused = 0;
      List<Path> folders = folders(folder.toAbsolutePath().normalize());
      if (folders.isEmpty()) {
        throw new PlaybookRefused(folder, "no casetype.yaml lies in it or directly below it");
      }
      for (Path one : folders) {
        refused += proved(one, out) ? 0 : 1;
      }
      return refused == 0 ? 0 : 1;
    }

    private static boolean proved(Path folder, PrintWriter out) {
      Path playbook = playbook(folder);
      Desks desks = DeskFile.load(playbook.resolve("desks.yaml"));
      FactKinds kinds = FactKindFiles.load(playbook.resolve("facts"));
      try {
        CaseType type =
            CaseTypeReader.read(CaseTypeFolder.read(folder, playbook.resolve("checklists")));
        List<ProofFinding> findings = CaseTypeProof.of(type, desks, kinds);
        findings.forEach(finding -> print(type.id(), finding, out));
        if (findings.isEmpty()) {
          out.printf(
              "%s %s 通过 proved: %s states, %s steps, %s terms%n",
              type.id(),
              type.edition().substring(0, SHORT),
              type.flow().states().size(),
              type.flow().steps().size(),
              type.rules().terms().size());
        }
        return findings.isEmpty();
      } catch (PlaybookRefused unreadable) {
        out.printf("%s unreadable: %s%n", folder.getFileName(), unreadable.getMessage());
        return false;
      }
    }

    private static void print(String type, ProofFinding finding, PrintWriter out) {
      out.printf(
          "%s %s: %s: %s — %s。%s%n",
          type,
          finding.flaw().word(),
          finding.where(),
          finding.detail(),
          finding.flaw().says().zh(),
          finding.flaw().says().en());
    }

    /** The playbook in which the folder lies, or the one above the working directory. */
    private static Path playbook(Path folder) {
      for (Path start : List.of(folder, Path.of("").toAbsolutePath())) {
        for (Path at = start; at != null; at = at.getParent()) {
          for (Path playbook : List.of(at, at.resolve("playbook"))) {
            if (Files.exists(playbook.resolve("desks.yaml"))) {
              return playbook;
            }
          }
        }
      }
      throw new PlaybookRefused(folder, "no desks.yaml lies above it; put it below a playbook");
    }

    private static List<Path> folders(Path folder) {
      if (Files.exists(folder.resolve("casetype.yaml"))) {
        return List.of(folder);
      }
      try (Stream<Path> below = Files.list(folder)) {
        return below.filter(one -> Files.exists(one.resolve("casetype.yaml"))).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(folder + " cannot be read; give a folder of case types", e);
      }
    }
  }
}
