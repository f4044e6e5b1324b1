package lianfang.web.cases;

import java.io.IOException;
import java.util.Optional;
import lianfang.casework.evidence.EvidenceRefused;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.web.forms.FormSheets;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 办件文件: keeps files that come with a form, and shows those of a case to whoever sees the case. */
@Component
public class CaseFiles {

  private final EvidenceStore store;

  CaseFiles(EvidenceStore store) {
    this.store = store;
  }

  /** Keeps a file of a form of this area, or says in words why it cannot be kept. */
  public FormSheets.FileKeeper keeper(Shell shell, CurrentUser user, String area) {
    return (file, keepsLocation) -> {
      if (file.getSize() > EvidenceStore.BYTES_MAX) {
        long megabytes = (file.getSize() + (1 << 20) - 1) >> 20;
        throw new FormSheets.FileRefused(
            shell.t("sheet.file.large", megabytes, EvidenceStore.BYTES_MAX >> 20));
      }
      try {
        byte[] content = file.getInputStream().readAllBytes();
        return store.put(CaseActing.of(user), area, content, keepsLocation);
      } catch (EvidenceRefused refused) {
        boolean chinese = shell.language() == Language.ZH;
        throw new FormSheets.FileRefused(chinese ? refused.says().zh() : refused.says().en());
      }
    };
  }

  /** The type of a kept file; empty outside the account's areas. */
  String type(CurrentUser user, String hash) {
    return store.find(CaseActing.of(user), hash).map(EvidenceStore.Stored::type).orElse("");
  }

  /** The file's bytes with its type. */
  Optional<Shown> open(CurrentUser user, String hash) throws IOException {
    Optional<EvidenceStore.Stored> found = store.find(CaseActing.of(user), hash);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Shown(found.get().type(), java.nio.file.Files.readAllBytes(found.get().file())));
  }

  /** What is shown. */
  @SuppressWarnings("ArrayRecordComponent")
  record Shown(String type, byte[] content) {}
}
