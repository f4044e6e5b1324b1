package lianfang.web.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.AuditChain;
import lianfang.fact.Anchor;
import lianfang.fact.Anchors;
import lianfang.fact.LedgerVerification;
import lianfang.fact.Sealer;
import lianfang.fact.VerificationReport;
import lianfang.web.decisions.EscalationCheck;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Computes every hash of the ledger anew; exit 1 where something was changed, removed or forged.
 */
@Command(
    name = "verify-ledger",
    description = {
      "核验台账 Compute every hash of the ledger anew and compare it with its anchors, and walk",
      "the chain of the audit; 1 when anything was changed, removed or rewritten."
    },
    mixinStandardHelpOptions = true)
final class VerifyLedger extends InstanceCommand {

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "锚文件 An anchor kept elsewhere; may be given several times.")
  private List<Path> anchors = List.of();

  @Option(
      names = "--write-anchor",
      paramLabel = "FILE",
      description = "写出锚 Sign the head as it is now and write it to FILE, to be kept elsewhere.")
  private List<Path> written = List.of();

  @Override
  protected int run(ApplicationContext instance) throws IOException {
    List<Anchor> given = new ArrayList<>();
    for (Path file : anchors) {
      given.add(Anchor.read(text(file)));
    }
    instance.getBean(Sealer.class).seal();
    VerificationReport report = instance.getBean(LedgerVerification.class).verify(given);
    out().printf("facts %d%nblocks %d%n", report.facts(), report.blocks());
    out()
        .printf(
            "waiting %d%nanchors %d%nhead %s%n", report.waiting(), report.anchors(), report.head());
    AuditChain audit = instance.getBean(AuditChain.class);
    audit.seal();
    List<String> audited = new ArrayList<>(audit.verify());
    List<Anchor> all = new ArrayList<>(given);
    all.addAll(instance.getBean(Anchors.class).list());
    all.stream()
        .filter(anchor -> anchor.genuine() && !anchor.audit().isEmpty())
        .forEach(anchor ->
            audit
                .verify(anchor.audit())
                .forEach(wrong -> audited.add("anchor of " + anchor.day() + ": " + wrong)));
    out().printf("audit %s%n", audit.head().line());
    List<String> gone = instance.getBean(EscalationCheck.class).findings();
    gone.forEach(finding -> out().println("finding " + finding));
    report.findings().forEach(finding -> out().println("finding " + finding));
    audited.forEach(finding -> out().println("finding audit: " + finding));
    boolean whole = report.whole() && audited.isEmpty() && gone.isEmpty();
    out().println(whole ? "whole" : "broken");
    if (whole) {
      write(instance.getBean(Anchors.class));
    }
    return whole ? 0 : 1;
  }

  private void write(Anchors signer) {
    for (Path file : written) {
      signer
          .signNow()
          .ifPresentOrElse(
              anchor -> signer.write(anchor, file.toAbsolutePath()),
              () -> err().println("The ledger is empty; there is nothing to anchor."));
    }
  }

  /** Bytes that are no text make a text that is no anchor, and are refused as such. */
  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          file + " cannot be read: give a file that --write-anchor wrote");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
