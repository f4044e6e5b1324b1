package lianfang.web.inspect;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.access.Permission;
import lianfang.casework.evidence.EvidenceRefused;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.fact.Days;
import lianfang.web.offline.Shifts;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** 检查接口: begins a shift, hands out the day, takes pictures and then what was found. */
@RestController
@RequestMapping("/inspect")
class InspectApi {

  private final Shifts shifts;
  private final InspectDay day;
  private final VisitLanding landing;
  private final RoundVisits rounds;
  private final EvidenceStore evidence;
  private final Clock clock;

  InspectApi(
      Shifts shifts,
      InspectDay day,
      VisitLanding landing,
      RoundVisits rounds,
      EvidenceStore evidence,
      Clock clock) {
    this.shifts = shifts;
    this.day = day;
    this.landing = landing;
    this.rounds = rounds;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** The day as the phone keeps it. */
  record Day(
      long now,
      String date,
      List<InspectDay.Visit> visits,
      List<InspectDay.Kind> kinds,
      List<InspectDay.Village> areas,
      List<InspectDay.Known> firms) {}

  /** Under which name a picture is kept. */
  record Kept(String hash) {}

  @PostMapping("/bind")
  Shifts.Bound bind(@RequestBody Shifts.Code sent) {
    return shifts.bind(sent);
  }

  @PostMapping("/shift")
  Shifts.Begun begin(
      @RequestBody Shifts.Who who,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String header,
      HttpServletRequest request) {
    return shifts.begin(who, header, request.getRemoteAddr());
  }

  @PostMapping("/day")
  Day day(@AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    Instant now = clock.instant();
    LocalDate today = Days.of(now);
    return new Day(
        now.toEpochMilli(),
        today.toString(),
        Stream.concat(rounds.of(user).stream(), day.visits(user, today).stream()).toList(),
        day.kinds(user, today),
        day.villages(user),
        day.firms(user, today));
  }

  /** A picture; the same one again is the same one. What a round finds is sealed with it. */
  @PostMapping("/evidence")
  Kept evidence(
      @AuthenticationPrincipal CurrentUser user,
      @RequestBody byte[] picture,
      @RequestParam String area,
      @RequestParam(defaultValue = "false") boolean keep,
      @RequestParam(defaultValue = "") String visit) {
    user.require(Permission.DO_DUTY);
    user.requireArea(area);
    try {
      UUID held = rounds.holder(user, visit).orElse(null);
      return new Kept(evidence.put(InspectDay.who(user), area, picture, keep, held));
    } catch (EvidenceRefused refused) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT, refused.says().en(), refused);
    }
  }

  @PostMapping("/visits")
  VisitLanding.Answer land(
      @AuthenticationPrincipal CurrentUser user, @RequestBody VisitLanding.Sent sent) {
    user.require(Permission.DO_DUTY);
    return rounds.land(user, sent).orElseGet(() -> landing.land(user, sent));
  }
}
