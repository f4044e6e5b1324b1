package lianfang.web.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.FormRefused;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.round.Rounds;
import lianfang.web.cases.Said;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.rounds.RoundBlocks.Told;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 结束轮次: says what will become of what was found, and ends the round. */
@Controller
class RoundEndDesk {

  private static final String END = RoundDesk.ONE + "/end";
  private static final int SAYS_LEAST = 4;
  private static final int MISSED_SHOWN = 6;

  private final Rounds rounds;
  private final RoundSeats seats;
  private final RoundBlocks blocks;
  private final RoundReading reading;

  RoundEndDesk(Rounds rounds, RoundSeats seats, RoundBlocks blocks, RoundReading reading) {
    this.rounds = rounds;
    this.seats = seats;
    this.blocks = blocks;
    this.reading = reading;
  }

  @GetMapping(END)
  ModelAndView ending(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = reading.found(user, id);
    seats.planning(user, file.view().area());
    return ending(shell, user, file, Map.of(), null).show();
  }

  @PostMapping(END)
  ModelAndView end(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = reading.found(user, id);
    CaseRecorder who = seats.planning(user, file.view().area());
    String says = typed.getOrDefault("says", "").strip();
    if (says.length() < SAYS_LEAST) {
      return ending(shell, user, file, typed, shell.t("round.wrong.says")).show();
    }
    try {
      rounds.end(
          who,
          new StepOrder(
              UUID.fromString(typed.getOrDefault("_id", "")),
              id,
              Long.parseLong(typed.getOrDefault("_seen", "0")),
              "end",
              new FormValues(Map.of("says", says)),
              Set.of(),
              false));
    } catch (CaseRefused refused) {
      return ending(shell, user, reading.found(user, id), typed, RoundReading.why(shell, refused))
          .show();
    } catch (FormRefused wrong) {
      return ending(shell, user, file, typed, shell.t("round.wrong.says")).show();
    }
    return new ModelAndView("redirect:" + shell.link(RoundsDesk.PAGE + "/" + id, "show", "found"));
  }

  private FormPage ending(
      Shell shell,
      CurrentUser user,
      CaseFile file,
      Map<String, String> typed,
      @Nullable String refusal) {
    Told told = reading.told(user, file);
    List<String> sentences = new ArrayList<>();
    int left = told.coverage().missed().size();
    if (left > 0) {
      sentences.add(
          shell.t(
              left > MISSED_SHOWN ? "round.end.missed.more" : "round.end.missed",
              left,
              String.join(
                  shell.t("logic.comma"),
                  told.coverage().missed().stream()
                      .limit(MISSED_SHOWN)
                      .map(one -> blocks.called(shell, one))
                      .toList()),
              left - MISSED_SHOWN));
    }
    sentences.add(shell.t("round.end.items", told.found()));
    String label =
        file.type().form("end").flatMap(form -> form.field("says")).stream()
            .map(field -> Said.of(shell, field.label()))
            .findFirst()
            .orElse("");
    return new FormPage(
        shell,
        new Head(
            shell.t("round.end"),
            shell.t("round.end.says"),
            List.of(),
            RoundReading.back(shell, file)),
        RoundsDesk.PAGE + "/" + file.view().id() + "/end",
        sentences,
        List.of(Field.of("says", "lines", label, typed.getOrDefault("says", "")).need()),
        Map.of("_id", UUID.randomUUID().toString(), "_seen", String.valueOf(file.view().version())),
        shell.t("round.end"),
        refusal,
        List.of(blocks.found(shell, told)));
  }
}
