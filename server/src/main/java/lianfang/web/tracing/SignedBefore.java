package lianfang.web.tracing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.fact.Days;
import lianfang.gate.trace.Judgements;
import lianfang.gate.trace.Judgements.Judgement;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 已签署的判定: batches that hold, the latest first, each to be taken back as it was signed. */
@Component
class SignedBefore {

  private static final int SHOWN = 20;

  private final Judgements judgements;
  private final Accounts accounts;

  SignedBefore(Judgements judgements, Accounts accounts) {
    this.judgements = judgements;
    this.accounts = accounts;
  }

  /** Those about a case, as far as its reader may take them back. */
  List<ContactsPage.Signed> of(Shell shell, CurrentUser user, UUID of) {
    Map<String, List<Judgement>> batches = new LinkedHashMap<>();
    for (Judgement one : judgements.near(List.of(of)).reversed()) {
      if (user.scope().contains(one.area())) {
        batches.computeIfAbsent(one.evidence(), key -> new ArrayList<>()).add(one);
      }
    }
    List<List<Judgement>> shown = batches.values().stream().limit(SHOWN).toList();
    Map<String, String> names =
        accounts.displayNames(
            shown.stream().map(batch -> batch.getFirst().signed().account()).distinct().toList());
    return shown.stream().map(batch -> line(shell, batch, names)).toList();
  }

  private static ContactsPage.Signed line(
      Shell shell, List<Judgement> batch, Map<String, String> names) {
    Judgement first = batch.getFirst();
    String decision = shell.t("tracing.decision." + (first.confirmed() ? "confirmed" : "rejected"));
    String line =
        shell.t(
            "tracing.signed.line",
            batch.size(),
            decision,
            shell.texts().word("tracing.reason", first.signed().reason()),
            names.getOrDefault(first.signed().account(), "–"),
            shell.language().moment(first.signed().at().atZone(Days.ZONE).toLocalDateTime()));
    return new ContactsPage.Signed(line, batch.stream().map(one -> one.fact().toString()).toList());
  }
}
