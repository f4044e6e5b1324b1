package lianfang.web.api.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.round.RoundKinds;
import lianfang.casework.round.RoundTarget;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.cases.CaseActing;
import lianfang.web.rounds.RoundSeats;
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
 * 督导上门接口: what a group found at a target, as the page on the phone sends it. It is sealed until the
 * round ends; those who plan rounds read it and take back what was wrong.
 */
@RestController
@RequestMapping("/api/v1/rounds/{id}/visits")
class RoundVisitsApi {

  private static final int PLACES_MAX = 20;
  private static final int FAILED_MAX = 200;
  private static final int PICTURES_MAX = 60;
  private static final int WORDS_MAX = 4_000;

  private final Rounds rounds;
  private final RoundSeats seats;
  private final Areas areas;
  private final Cases cases;

  RoundVisitsApi(Rounds rounds, RoundSeats seats, Areas areas, Cases cases) {
    this.rounds = rounds;
    this.seats = seats;
    this.areas = areas;
    this.cases = cases;
  }

  /** An item that is not met; its pictures by the hashes under which they were sent. */
  record FailedJson(
      @Nullable String item,
      @Nullable String problem,
      @Nullable Boolean atOnce,
      @Nullable List<String> pictures) {}

  /**
   * A place, with the checklist by which it was looked at; the target itself where none is said.
   */
  record PlaceJson(
      @Nullable String called,
      @Nullable String area,
      @Nullable String list,
      @Nullable List<FailedJson> failed) {}

  /** A visit; the sender makes its id. */
  record NewVisit(
      @Nullable UUID id,
      @Nullable Integer target,
      @Nullable List<PlaceJson> places,
      @Nullable List<String> pictures,
      @Nullable String words) {}

  /** A visit that is kept. */
  record KeptJson(UUID id, int target, int places, int failed) {}

  /** A visit as those who plan rounds read it. */
  record VisitJson(UUID id, int target, Instant at, VisitReport report) {}

  @GetMapping
  List<VisitJson> list(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    CaseRecorder who = planning(user, id);
    return rounds.visits(who, id).stream()
        .map(one -> new VisitJson(one.fact(), one.target(), one.at(), one.report()))
        .toList();
  }

  /** Sent again it is there once. */
  @PostMapping
  KeptJson visit(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody NewVisit sent) {
    CaseRecorder who = CaseActing.of(user);
    UUID made = Asked.given(sent.id(), "id");
    int number = Asked.given(sent.target(), "target");
    Rounds.Own own =
        rounds.own(who).stream()
            .filter(one -> one.round().equals(id) && one.target().number() == number)
            .findFirst()
            .orElseThrow(() ->
                new Refused(Problem.NOT_FOUND, "target: " + number, "a target of your group"));
    VisitReport report = report(own, sent);
    rounds.visit(who, made, id, number, report);
    return new KeptJson(made, number, report.places().size(), report.failures());
  }

  private VisitReport report(Rounds.Own own, NewVisit sent) {
    List<VisitReport.PlaceSeen> places = new ArrayList<>();
    for (PlaceJson one : Asked.some(sent.places(), "places", PLACES_MAX)) {
      places.add(place(own.target(), one));
    }
    List<String> pictures = sent.pictures() == null ? List.of() : sent.pictures();
    String words = Asked.or(sent.words());
    if (pictures.size() > PICTURES_MAX || words.length() > WORDS_MAX) {
      throw new Refused(Problem.REFUSED, "pictures, words", "at most " + PICTURES_MAX);
    }
    return new VisitReport(own.unannounced() ? "unannounced" : "on-site", places, pictures, words);
  }

  private VisitReport.PlaceSeen place(RoundTarget target, PlaceJson sent) {
    RoundKinds.Kind kind = rounds.kinds().kind(target.kind()).orElseThrow();
    String list = Asked.text(sent.list(), "places.list");
    if (!kind.lists().contains(list)) {
      throw new Refused(Problem.REFUSED, "places.list: " + list, "playbook/rounds/kinds.yaml");
    }
    String at = sent.area() == null ? target.area() : sent.area();
    if (!at.startsWith(target.area()) || areas.find(at).isEmpty()) {
      throw new Refused(Problem.REFUSED, "places.area: " + at, "inside the target");
    }
    List<FailedJson> failed = sent.failed() == null ? List.of() : sent.failed();
    if (failed.size() > FAILED_MAX) {
      throw new Refused(Problem.REFUSED, "places.failed", "at most " + FAILED_MAX);
    }
    String called = Asked.or(sent.called());
    return new VisitReport.PlaceSeen(
        called.isEmpty() ? target.called() : called,
        at,
        list,
        rounds.kinds().owner(list),
        failed.stream().map(RoundVisitsApi::failed).toList());
  }

  private static VisitReport.Failed failed(FailedJson one) {
    return new VisitReport.Failed(
        Asked.text(one.item(), "places.failed.item"),
        Asked.text(one.problem(), "places.failed.problem"),
        Boolean.TRUE.equals(one.atOnce()),
        one.pictures() == null ? List.of() : one.pictures());
  }

  /** As long as the round goes on. */
  @PostMapping("/{visit}/back")
  List<VisitJson> takeBack(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id, @PathVariable UUID visit) {
    CaseRecorder who = planning(user, id);
    if (rounds.visits(who, id).stream().noneMatch(one -> one.fact().equals(visit))) {
      throw new Refused(Problem.NOT_FOUND, visit.toString(), "access");
    }
    rounds.takeBack(who, id, visit);
    return list(user, id);
  }

  private CaseRecorder planning(CurrentUser user, UUID id) {
    CaseRecorder who = CaseActing.of(user);
    CaseFile file =
        cases
            .find(who, id)
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
    if (!seats.plans(user, file.view().area())) {
      throw new Refused(Problem.NOT_ALLOWED, "no seat at the desk of rounds", "access");
    }
    return who;
  }
}
