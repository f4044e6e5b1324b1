package lianfang.web.night;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import lianfang.access.KeptForms;
import lianfang.casework.evidence.EvidenceSweep;
import lianfang.person.Erasure;
import lianfang.person.ImportJobs;
import lianfang.person.confided.FormDrafts;
import lianfang.rulebook.switched.SwitchedLists;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 保存期限: takes away what has been kept long enough, as docs/privacy.md states it. Looks are never
 * taken away here: the law asks for six months at least, and the audit only grows.
 */
@Component
public class Retention {

  /** Rows that came back and were not put right. */
  public static final Duration RETURNED_ROWS = Duration.ofDays(30);

  private final KeptForms forms;
  private final FormDrafts drafts;
  private final ImportJobs jobs;
  private final Erasure erasure;
  private final EvidenceSweep evidence;
  private final SwitchedLists switched;
  private final Clock real;

  Retention(
      KeptForms forms,
      FormDrafts drafts,
      ImportJobs jobs,
      Erasure erasure,
      EvidenceSweep evidence,
      SwitchedLists switched,
      @Qualifier("real") Clock real) {
    this.forms = forms;
    this.drafts = drafts;
    this.jobs = jobs;
    this.erasure = erasure;
    this.evidence = evidence;
    this.switched = switched;
    this.real = real;
  }

  /**
   * What was taken away.
   *
   * @param forms kept forms of more than three days
   * @param rows returned rows of imports that began more than thirty days ago
   */
  public record Taken(int forms, int rows) {}

  /** Takes it away, by the real clock. */
  public Taken enforce() {
    Instant now = real.instant();
    jobs.forgetOld();
    drafts.forgetOld();
    evidence.ofHour();
    switched.forgetOld();
    return new Taken(forms.forgetOld(), erasure.forgetReturned(now.minus(RETURNED_ROWS)));
  }
}
