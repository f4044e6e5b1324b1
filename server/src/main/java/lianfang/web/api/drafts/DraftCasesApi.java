package lianfang.web.api.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.fact.FactKinds;
import lianfang.rulebook.CaseRun;
import lianfang.rulebook.Editions;
import lianfang.rulebook.draft.DraftedCases;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.DraftActs;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 示例接口: the golden cases of a draft, read with what its rules make of them, put, added and taken
 * away with a reason, as the workbench does.
 */
@RestController
@RequestMapping("/api/v1/drafts/{draft}/cases")
final class DraftCasesApi {

  private static final String NUMBER = "/{number}";

  private final DraftActs acts;
  private final Editions editions;
  private final FactKinds kinds;

  DraftCasesApi(DraftActs acts, Editions editions, FactKinds kinds) {
    this.acts = acts;
    this.editions = editions;
    this.kinds = kinds;
  }

  /** The cases of a draft as one version has them. */
  record CasesJson(int version, List<HeldJson> cases) {}

  /**
   * A case and whether it holds.
   *
   * @param number by which it is put or taken away in this version
   * @param differences what follows and is not expected, or the other way round
   */
  record HeldJson(
      int number, CaseJson golden, boolean holds, List<DraftJson.PhraseJson> differences) {}

  /**
   * A case that is put or added.
   *
   * @param version that was read
   * @param reason stands in the audit and as a remark in the case
   */
  record PutJson(int version, @Nullable CaseJson golden, @Nullable String reason) {}

  /** A case that goes. */
  record RemoveJson(int version, @Nullable String reason) {}

  @GetMapping
  CasesJson list(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID draft) {
    return told(find(user, draft));
  }

  @GetMapping(NUMBER)
  HeldJson show(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @PathVariable int number) {
    Notice notice = notice(find(user, draft));
    return held(notice, placed(notice, number).golden(), number);
  }

  /** One more case, behind those that are there. */
  @PostMapping
  CasesJson add(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @RequestBody PutJson sent) {
    Drafts.Draft seen = seen(user, draft, sent.version());
    GoldenCase golden = need(sent.golden()).golden("", kinds);
    return put(user, seen, null, golden, reason(sent.reason()));
  }

  @PostMapping(NUMBER)
  CasesJson set(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @PathVariable int number,
      @RequestBody PutJson sent) {
    Drafts.Draft seen = seen(user, draft, sent.version());
    DraftedCases.Placed old = placed(notice(seen), number);
    GoldenCase golden = need(sent.golden()).golden(old.golden().file(), kinds);
    return put(user, seen, old, golden, reason(sent.reason()));
  }

  @PostMapping(NUMBER + "/remove")
  CasesJson remove(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID draft,
      @PathVariable int number,
      @RequestBody RemoveJson sent) {
    Drafts.Draft seen = seen(user, draft, sent.version());
    DraftedCases.Placed old = placed(notice(seen), number);
    String reason = reason(sent.reason());
    String what = what("remove", old.golden(), reason);
    acts.save(user, seen, seen.version(), DraftedCases.removed(seen, old), what);
    return told(find(user, draft));
  }

  private CasesJson put(
      CurrentUser user,
      Drafts.Draft seen,
      DraftedCases.@Nullable Placed old,
      GoldenCase golden,
      String reason) {
    String what = what(old == null ? "add" : "put", golden, reason);
    acts.save(user, seen, seen.version(), DraftedCases.put(seen, old, golden, reason), what);
    return told(find(user, seen.id()));
  }

  private static String what(String act, GoldenCase golden, String reason) {
    return act + " case " + golden.name().en() + ": " + reason;
  }

  private CasesJson told(Drafts.Draft draft) {
    Notice notice = notice(draft);
    List<HeldJson> cases = new ArrayList<>();
    for (DraftedCases.Placed one : DraftedCases.list(notice)) {
      cases.add(held(notice, one.golden(), cases.size()));
    }
    return new CasesJson(draft.version(), cases);
  }

  private static Notice notice(Drafts.Draft draft) {
    return DraftedCases.notice(draft, draft.files());
  }

  private HeldJson held(Notice notice, GoldenCase golden, int number) {
    List<DraftJson.PhraseJson> differences;
    try {
      differences =
          editions.cases().told(notice, golden).stream()
              .map(CaseRun.Difference::phrase)
              .map(DraftJson.PhraseJson::of)
              .toList();
    } catch (IllegalArgumentException unknown) {
      String said = String.valueOf(unknown.getMessage());
      differences = List.of(new DraftJson.PhraseJson(said, said));
    }
    return new HeldJson(number, CaseJson.of(golden), differences.isEmpty(), differences);
  }

  private static DraftedCases.Placed placed(Notice notice, int number) {
    List<DraftedCases.Placed> cases = DraftedCases.list(notice);
    if (number < 0 || number >= cases.size()) {
      throw new Refused(Problem.NOT_FOUND, "cases/" + number + " of " + cases.size(), "draft");
    }
    return cases.get(number);
  }

  private static CaseJson need(@Nullable CaseJson sent) {
    if (sent == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "golden", "api");
    }
    return sent;
  }

  private static String reason(@Nullable String said) {
    if (said == null || said.isBlank()) {
      throw new EditionRefused(EditionRefusal.REASON_MISSING, "reason");
    }
    return said.strip();
  }

  private Drafts.Draft seen(CurrentUser user, UUID draft, int version) {
    Drafts.Draft now = find(user, draft);
    if (now.version() != version) {
      throw new EditionRefused(EditionRefusal.DRAFT_CHANGED, String.valueOf(now.version()));
    }
    return now;
  }

  private Drafts.Draft find(CurrentUser user, UUID draft) {
    return acts.find(user, draft)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, draft.toString(), "draft"));
  }
}
