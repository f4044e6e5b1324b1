package lianfang.rulebook.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;

/** 载入通知: reads and proves notices; a notice that comes out of here may run. */
public final class NoticeLoader {

  private final GoldenCases golden;
  private final ProofCache proofs;

  /**
   * A loader.
   *
   * @param golden runs the golden cases
   * @param proofs which editions need not be proved again
   */
  public NoticeLoader(GoldenCases golden, ProofCache proofs) {
    this.golden = golden;
    this.proofs = proofs;
  }

  /**
   * Loads a folder without golden cases and without memory.
   *
   * @throws NoticeRefused with everything that is wrong
   */
  public static Notice load(Path folder) {
    return new NoticeLoader(GoldenCases.NONE, ProofCache.none()).load(NoticeFolder.read(folder));
  }

  /**
   * Reads an edition that was proved when it was kept, without proving it again.
   *
   * @throws NoticeRefused when it cannot even be read
   */
  public static Notice readProved(NoticeFolder folder) {
    List<Finding> findings = new ArrayList<>();
    Notice notice = new NoticeReader(folder, findings).read();
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
    return notice;
  }

  /**
   * Loads an edition.
   *
   * @throws NoticeRefused with everything that is wrong, most fundamental first
   */
  public Notice load(NoticeFolder folder) {
    List<Finding> findings = new ArrayList<>();
    Notice notice = new NoticeReader(folder, findings).read();
    if (findings.isEmpty() && !proofs.isProved(notice.edition())) {
      findings.addAll(NoticeProof.of(notice, golden));
      if (findings.isEmpty()) {
        proofs.remember(notice.edition());
      }
    }
    if (!findings.isEmpty()) {
      throw new NoticeRefused(findings);
    }
    return notice;
  }
}
