package lianfang.web.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.evidence.EvidenceRefused;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.web.forms.FormSheets;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
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
    return keeper(shell, user, area, null);
  }

  /** The same for a file that only those who see a case may read, beside whoever sent it. */
  public FormSheets.FileKeeper keeper(
      Shell shell, CurrentUser user, String area, @Nullable UUID heldBy) {
    return (file, keepsLocation) -> {
      if (file.getSize() > EvidenceStore.BYTES_MAX) {
        long megabytes = (file.getSize() + (1 << 20) - 1) >> 20;
        throw new FormSheets.FileRefused(
            shell.t("sheet.file.large", megabytes, EvidenceStore.BYTES_MAX >> 20));
      }
      try {
        byte[] content = file.getInputStream().readAllBytes();
        return store.put(CaseActing.of(user), area, content, keepsLocation, heldBy);
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

  /** A file that stands in a case, as far as the account sees the case. */
  public Optional<Shown> of(CurrentUser user, CaseFile file, String hash) {
    return Optional.of(hash)
        .filter(wanted -> holds(file, wanted))
        .flatMap(wanted -> store.find(CaseActing.of(user), wanted))
        .map(CaseFiles::shown);
  }

  private static boolean holds(CaseFile file, String hash) {
    return file.forms().stream().anyMatch(form -> form.values().values().toString().contains(hash));
  }

  private static Shown shown(EvidenceStore.Stored stored) {
    try {
      return new Shown(stored.type(), Files.readAllBytes(stored.file()));
    } catch (IOException e) {
      throw new UncheckedIOException("a kept file could not be read", e);
    }
  }

  /** A file, as far as the account sees its area and whoever holds it. */
  public Optional<Shown> open(CurrentUser user, String hash) {
    return store.find(CaseActing.of(user), hash).map(CaseFiles::shown);
  }

  /** What is shown. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Shown(String type, byte[] content) {}
}
