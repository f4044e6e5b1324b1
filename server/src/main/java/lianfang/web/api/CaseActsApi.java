package lianfang.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.casework.Act;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.casework.time.Span;
import lianfang.fact.Days;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseExport;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 经办接口: what is done with a case beside its steps, and who sits in for whom. */
@RestController
@RequestMapping("/api/v1/cases")
final class CaseActsApi {

  private static final int DAYS_MAX = 99;
  private static final int WORDS_MAX = 2_000;

  private final CaseActs acts;
  private final Cases cases;
  private final Accounts accounts;
  private final Clock clock;

  CaseActsApi(CaseActs acts, Cases cases, Accounts accounts, Clock clock) {
    this.acts = acts;
    this.cases = cases;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** An act; the sender makes its id. Which of the later ones is needed is said by the act. */
  record ActJson(
      @Nullable UUID id,
      long seen,
      @Nullable String words,
      @Nullable String desk,
      @Nullable Boolean returned,
      @Nullable String term,
      @Nullable Integer days,
      @Nullable UUID other,
      @Nullable String how,
      @Nullable List<String> mentions) {}

  /** Who sits in for whom; logins, and the last day. */
  record AbsenceJson(
      @Nullable UUID id, String away, String instead, String desk, String area, LocalDate until) {}

  /** How many claimed cases have gone to whoever sits in. */
  record MovedJson(int moved) {}

  @PostMapping("/{id}/acts/{act}")
  Map<String, Object> act(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestBody ActJson sent) {
    CaseRecorder who = CaseActing.of(user);
    if (cases.find(who, id).isEmpty()) {
      throw new Refused(Problem.NOT_FOUND, "" + id, "access");
    }
    String words = sent.words() == null ? "" : sent.words();
    if (words.length() > WORDS_MAX) {
      throw new Refused(Problem.REFUSED, "words", "at most " + WORDS_MAX);
    }
    UUID made = sent.id() == null ? UUID.randomUUID() : sent.id();
    try {
      CaseFile after = done(who, act, new Act(made, id, sent.seen(), words), sent);
      return cases
          .find(who, id)
          .map(file -> CaseExport.of(file, cases.open(who, file)))
          .orElseGet(() -> Map.of("id", after.view().id()));
    } catch (IllegalArgumentException wrong) {
      throw new Refused(Problem.REFUSED, act, String.valueOf(wrong.getMessage()));
    }
  }

  private CaseFile done(CaseRecorder who, String word, Act act, ActJson sent) {
    return switch (word) {
      case "claim" -> acts.claim(who, act);
      case "release" -> acts.release(who, act);
      case "note" -> acts.note(who, act, mentioned(sent.mentions()));
      case "hand" -> acts.hand(who, act, text(sent.desk(), "desk"), isTrue(sent.returned()));
      case "extend" -> acts.extend(who, act, text(sent.term(), "term"), span(sent.days()));
      case "link" -> acts.link(who, act, other(sent.other()), how(sent.how()));
      case "supervise" -> acts.supervise(who, act);
      default -> throw new Refused(Problem.NOT_UNDERSTOOD, word, "api");
    };
  }

  @PostMapping("/absences")
  MovedJson absent(@AuthenticationPrincipal CurrentUser user, @RequestBody AbsenceJson sent) {
    Seats.Seat seat =
        new Seats.Seat(
            account(sent.instead()),
            new DeskPlace(sent.desk(), sent.area()),
            Days.of(clock.instant()),
            sent.until(),
            null,
            account(sent.away()));
    UUID made = sent.id() == null ? UUID.randomUUID() : sent.id();
    return new MovedJson(acts.absent(CaseActing.of(user), made, seat));
  }

  private List<String> mentioned(@Nullable List<String> logins) {
    return logins == null ? List.of() : logins.stream().map(this::account).distinct().toList();
  }

  private String account(String login) {
    return accounts
        .find(login)
        .map(Account::id)
        .map(UUID::toString)
        .orElseThrow(() -> new Refused(Problem.REFUSED, login, "account"));
  }

  private static boolean isTrue(@Nullable Boolean said) {
    return said != null && said;
  }

  private static Span span(@Nullable Integer days) {
    if (days == null || days < 1 || days > DAYS_MAX) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "days: 1.." + DAYS_MAX, "api");
    }
    return Span.of(Span.Unit.WORKING_DAYS, days);
  }

  private static UUID other(@Nullable UUID other) {
    if (other == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "other", "api");
    }
    return other;
  }

  private static String how(@Nullable String how) {
    String word = text(how, "how");
    if (!List.of("merged", "joined").contains(word)) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "how: merged, joined", "api");
    }
    return word;
  }

  private static String text(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw new Refused(Problem.NOT_UNDERSTOOD, field, "api");
    }
    return text;
  }
}
