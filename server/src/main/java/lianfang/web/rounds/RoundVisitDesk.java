package lianfang.web.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseFiles;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One visit of a round: what was found, with its pictures; takes it back where it was wrong. */
@Controller
class RoundVisitDesk {

  private static final String VISIT = RoundDesk.ONE + "/visits/{visit:[0-9a-f-]{36}}";

  private final Rounds rounds;
  private final Cases cases;
  private final CaseTypes types;
  private final RoundSeats seats;
  private final CaseFiles files;
  private final Subjects subjects;

  RoundVisitDesk(
      Rounds rounds,
      Cases cases,
      CaseTypes types,
      RoundSeats seats,
      CaseFiles files,
      Subjects subjects) {
    this.rounds = rounds;
    this.cases = cases;
    this.types = types;
    this.seats = seats;
    this.files = files;
    this.subjects = subjects;
  }

  @GetMapping(VISIT)
  ModelAndView show(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID visit,
      @AuthenticationPrincipal CurrentUser user) {
    CaseRecorder who = CaseActing.of(user);
    CaseFile file = cases.find(who, id).orElseThrow(RoundVisitDesk::missing);
    Rounds.Visit one = visit(who, id, visit);
    String called =
        rounds.planOf(who, id).targets().stream()
            .filter(target -> target.number() == one.target())
            .map(target -> target.called())
            .findFirst()
            .orElse("");
    boolean may = seats.plans(user, file.view().area()) && file.view().state().equals(Rounds.OUT);
    List<Block> blocks = new ArrayList<>();
    one.report().places().forEach(place -> blocks.add(place(shell, place)));
    blocks.add(pictures(shell, id, one));
    String path = RoundsDesk.PAGE + "/" + id;
    return new RoundPage(
            shell,
            new Head(
                called,
                shell.t("round.visit.says", RoundBlocks.moment(shell, one.at())),
                List.of(),
                new Link(file.view().values().text("called").orElse(""), shell.link(path))),
            null,
            one.report().words().isEmpty() ? List.of() : List.of(one.report().words()),
            may
                ? List.of(
                    new RoundPage.Press(
                        path + "/visits/" + visit + "/back", shell.t("round.takeback"), Map.of()))
                : List.of(),
            List.of(),
            List.of(),
            blocks)
        .show();
  }

  private Rounds.Visit visit(CaseRecorder who, UUID id, UUID visit) {
    return rounds.visits(who, id).stream()
        .filter(one -> one.fact().equals(visit))
        .findFirst()
        .orElseThrow(RoundVisitDesk::missing);
  }

  private Block place(Shell shell, VisitReport.PlaceSeen place) {
    CaseType type = types.find(Rounds.RECTIFICATION).orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (VisitReport.Failed failed : place.failed()) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.said(failed.problem()),
                  failed.atOnce()
                      ? Cell.tag("act", shell.t("round.atonce"))
                      : Cell.of(shell.t("round.indays")),
                  Cell.minor(RoundBlocks.owner(shell, type, place.owner())))));
    }
    return new Block(
        place.called() + " · " + subjects.name(shell, place.area()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("rectify.problem")),
            Listing.Column.of(shell.t("round.term")),
            Listing.Column.minor(shell.t("rectify.owner"))),
        rows,
        shell.t("round.nofailed"));
  }

  private static Block pictures(Shell shell, UUID id, Rounds.Visit visit) {
    List<String> all = visit.report().allPictures();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String to =
          RoundsDesk.PAGE + "/" + id + "/visits/" + visit.fact() + "/pictures/" + all.get(i);
      rows.add(new Row(to, List.of(Cell.subject(shell.t("round.picture", i + 1), null, to))));
    }
    return new Block(
        shell.t("round.pictures", all.size()),
        null,
        null,
        List.of(Listing.Column.of(shell.t("round.picture.word"))),
        rows,
        shell.t("round.nopictures"));
  }

  @GetMapping(VISIT + "/pictures/{hash:[0-9a-f]{64}}")
  ResponseEntity<byte[]> picture(
      @PathVariable UUID id,
      @PathVariable UUID visit,
      @PathVariable String hash,
      @AuthenticationPrincipal CurrentUser user) {
    Rounds.Visit one = visit(CaseActing.of(user), id, visit);
    if (!one.report().allPictures().contains(hash)) {
      throw missing();
    }
    CaseFiles.Shown shown = files.open(user, hash).orElseThrow(RoundVisitDesk::missing);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(shown.type()))
        .header("Content-Disposition", "inline")
        .header("Cache-Control", "private, no-store")
        .body(shown.content());
  }

  @PostMapping(VISIT + "/back")
  ModelAndView takeBack(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID visit,
      @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = cases.find(CaseActing.of(user), id).orElseThrow(RoundVisitDesk::missing);
    CaseRecorder who = seats.planning(user, file.view().area());
    try {
      rounds.takeBack(who, id, visit);
    } catch (CaseRefused over) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, over.getMessage(), over);
    }
    return new ModelAndView("redirect:" + shell.link(RoundsDesk.PAGE + "/" + id));
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
