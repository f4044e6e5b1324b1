package lianfang.web.hotline;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseType;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.evidence.EvidenceRefused;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.casework.suggest.OpenRequests;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseForms;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Typed;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 公众提交: files what somebody without an account sends. */
@Component
public class ReportFiling {

  private final ScopedTransactions transactions;
  private final Cases cases;
  private final CaseForms forms;
  private final OpenRequests open;
  private final EvidenceStore evidence;
  private final PublicPlaces places;

  ReportFiling(
      ScopedTransactions transactions,
      Cases cases,
      CaseForms forms,
      OpenRequests open,
      EvidenceStore evidence,
      PublicPlaces places) {
    this.transactions = transactions;
    this.cases = cases;
    this.forms = forms;
    this.open = open;
    this.evidence = evidence;
    this.places = places;
  }

  /** Files it and says with which code one asks how it stands. */
  String file(CaseType type, UUID id, String area, Typed typed) {
    return file(type, id, Subject.area(area), area, typed);
  }

  /** The same about something else than its area. */
  public String file(CaseType type, UUID id, Subject about, String area, Typed typed) {
    CaseForm form = type.filings().getFirst().form().flatMap(type::form).orElseThrow();
    return transactions.in(
        area,
        () -> {
          FormValues values = forms.kept(type, forms.schema(form), typed.values(), area);
          cases.file(
              CaseRecorder.anyone(area),
              new Filing(
                  id, type.id(), "", about, area, values, typed.evidence(), Optional.empty()));
          return open.code(id);
        });
  }

  /**
   * Keeps files that come with a form of somebody without an account, once they have said where: an
   * area that nobody chose belongs to no recorder. Such a file is theirs in this one case, and is
   * read by whoever sees the case.
   */
  public FormSheets.FileKeeper keeper(Shell shell, UUID id, String area, BooleanSupplier allowed) {
    if (!places.knows(area)) {
      return (file, keepsLocation) -> {
        throw new FormSheets.FileRefused(shell.t("report.where.missing"));
      };
    }
    return keeper(shell, CaseRecorder.anyone(area), new For(area, id), allowed);
  }

  /** Keeps files that come with a form of somebody with an account. */
  FormSheets.FileKeeper keeper(Shell shell, CaseRecorder who, String area) {
    return keeper(shell, who, new For(area, null), () -> true);
  }

  /** Where a file is shown, and the case that alone may show it. */
  private record For(String area, @Nullable UUID id) {}

  /**
   * Keeps files that come with a form.
   *
   * @param allowed asked for each file: whoever has no account must not fill the disk
   */
  private FormSheets.FileKeeper keeper(
      Shell shell, CaseRecorder who, For shown, BooleanSupplier allowed) {
    return (file, keepsLocation) -> {
      if (shown.area().length() < 6) {
        throw new FormSheets.FileRefused(shell.t("report.where.missing"));
      }
      if (!allowed.getAsBoolean()) {
        throw new FormSheets.FileRefused(shell.t("report.many"));
      }
      try (var content = file.getInputStream()) {
        if (file.getSize() > EvidenceStore.BYTES_MAX) {
          throw EvidenceStore.tooLarge(file.getSize());
        }
        byte[] bytes = content.readNBytes(EvidenceStore.BYTES_MAX + 1);
        return evidence.put(who, shown.area(), bytes, keepsLocation, shown.id());
      } catch (EvidenceRefused refused) {
        boolean zh = shell.language() == Language.ZH;
        throw new FormSheets.FileRefused(zh ? refused.says().zh() : refused.says().en());
      }
    };
  }
}
