package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lianfang.fact.FactKinds;
import lianfang.rulebook.At;
import lianfang.rulebook.CaseRun;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.draft.DraftedCases;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.DraftActs;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 草案的示例: the golden cases of a draft, run by the rules as the draft has them now. */
@Component
class DraftCases {

  private final DraftActs acts;
  private final Editions editions;
  private final FactKinds kinds;

  DraftCases(DraftActs acts, Editions editions, FactKinds kinds) {
    this.kinds = kinds;
    this.acts = acts;
    this.editions = editions;
  }

  /**
   * A case and how it stands.
   *
   * @param index among the cases of its file
   */
  record Kept(GoldenCase golden, int index, CasePage.Verdict verdict) {}

  /** All cases of the draft, each with what the rules make of it. */
  List<Kept> list(Shell shell, Drafts.Draft draft) {
    Notice notice = DraftedCases.notice(draft, draft.files());
    return DraftedCases.list(notice).stream()
        .map(one -> new Kept(one.golden(), one.index(), verdict(shell, notice, one.golden())))
        .toList();
  }

  /** How many cases the rules of the draft contradict; they run only where it can be read. */
  long failing(Drafts.Draft draft) {
    try {
      Notice notice = DraftedCases.notice(draft, draft.files());
      return notice.cases().stream().filter(golden -> fails(notice, golden)).count();
    } catch (NoticeRefused unreadable) {
      return 0;
    }
  }

  private boolean fails(Notice notice, GoldenCase golden) {
    try {
      return !editions.cases().told(notice, golden).isEmpty();
    } catch (IllegalArgumentException unknown) {
      return true;
    }
  }

  /** What the rules of the draft make of a case that is perhaps not kept yet. */
  CasePage.Verdict verdict(Shell shell, Drafts.Draft draft, CaseLines.Read read) {
    GoldenCase golden = read.golden();
    if (golden == null) {
      return new CasePage.Verdict(true, List.copyOf(read.wrong().values()));
    }
    try {
      return verdict(shell, DraftedCases.notice(draft, draft.files()), golden);
    } catch (NoticeRefused unreadable) {
      return new CasePage.Verdict(true, said(shell, unreadable));
    }
  }

  /** Of each case that the rules of the draft contradict: how, and where it is looked at. */
  List<EditionPage.Fault> faults(Shell shell, Drafts.Draft draft) {
    String address = DraftPages.address(draft) + "/cases/";
    List<Kept> all = list(shell, draft);
    List<EditionPage.Fault> faults = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      CasePage.Verdict verdict = all.get(i).verdict();
      if (verdict.wrong()) {
        String name = Reasons.say(shell, all.get(i).golden().name());
        faults.add(
            new EditionPage.Fault(
                Reasons.say(shell, Refusal.GOLDEN_CASE_FAILS.sentence()),
                String.join(" ", verdict.told()),
                List.of(),
                new Link(name, shell.link(address + i))));
      }
    }
    return faults;
  }

  private CasePage.Verdict verdict(Shell shell, Notice notice, GoldenCase golden) {
    List<CaseRun.Difference> differences;
    try {
      differences = editions.cases().told(notice, golden);
    } catch (IllegalArgumentException unknown) {
      return new CasePage.Verdict(
          true, List.of(shell.t("case.unknown", String.valueOf(unknown.getMessage()))));
    }
    return differences.isEmpty()
        ? new CasePage.Verdict(false, List.of(shell.t("case.holds")))
        : new CasePage.Verdict(true, differences.stream().map(one -> said(shell, one)).toList());
  }

  private String said(Shell shell, CaseRun.Difference one) {
    CaseWords words = words(shell);
    if (one.line() != null) {
      String line = CaseLines.expected(words, one.line());
      return shell.t(one.missing() ? "case.missing" : "case.extra", line);
    }
    return one.asked().equals(one.named())
        ? Reasons.say(shell, one.phrase())
        : shell.t("case.open", titles(shell, one.asked()), titles(shell, one.named()));
  }

  private String titles(Shell shell, List<String> questions) {
    return questions.isEmpty()
        ? shell.t("case.open.none")
        : questions.stream()
            .map(words(shell)::question)
            .collect(Collectors.joining(shell.t("list.and")));
  }

  /** The glossary of the page's language. */
  CaseWords words(Shell shell) {
    return new CaseWords(shell.texts(), kinds);
  }

  /** The case with what the rules derive; the drafter has to read it before keeping it. */
  GoldenCase derived(Drafts.Draft draft, GoldenCase golden) {
    try {
      return editions.cases().derived(DraftedCases.notice(draft, draft.files()), golden);
    } catch (NoticeRefused | IllegalArgumentException underivable) {
      return golden;
    }
  }

  /** Keeps a case as the next version of the draft, with its reason in the audit. */
  void put(CurrentUser user, Drafts.Draft draft, int seen, Change change) {
    DraftedCases.Placed old = change.index() < 0 ? null : change.placed();
    save(user, draft, seen, DraftedCases.put(draft, old, change.golden(), change.reason()), change);
  }

  /** Takes a case away. */
  void remove(CurrentUser user, Drafts.Draft draft, int seen, Change change) {
    save(user, draft, seen, DraftedCases.removed(draft, change.placed()), change);
  }

  /**
   * A change of one case.
   *
   * @param index among the cases of its file, -1 for a new one
   */
  record Change(GoldenCase golden, int index, String reason) {

    DraftedCases.Placed placed() {
      return new DraftedCases.Placed(golden, index);
    }
  }

  private void save(
      CurrentUser user,
      Drafts.Draft draft,
      int seen,
      SortedMap<String, String> files,
      Change change) {
    acts.save(
        user, draft, seen, files, "case " + change.golden().name().en() + ": " + change.reason());
  }

  /** Why nothing can be read, with the place. */
  static List<String> said(Shell shell, NoticeRefused refused) {
    List<String> said = new ArrayList<>();
    for (Finding finding : refused.findings()) {
      String places =
          String.join(shell.t("logic.comma"), finding.places().stream().map(At::toString).toList());
      said.add(shell.t("case.fault", Reasons.say(shell, finding.detail()), places));
    }
    return said;
  }
}
