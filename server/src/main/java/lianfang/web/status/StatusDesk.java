package lianfang.web.status;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseState;
import lianfang.casework.Cases;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.holder.Attempts;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Stage;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 办件进度: how a case stands by its code. The code comes in a body and stays out of addresses and
 * logs; an address asks so often and no more, and an unknown code answers as a wrong one.
 */
@Controller
class StatusDesk {

  private static final int OF_ADDRESS = 30;

  private final Cases cases;
  private final CaseWords words;
  private final Attempts attempts;

  StatusDesk(Cases cases, CaseWords words, Attempts attempts) {
    this.cases = cases;
    this.words = words;
    this.attempts = attempts;
  }

  @GetMapping("/status")
  ModelAndView ask(Shell shell) {
    return page(shell, "", null, null).show();
  }

  @PostMapping("/status")
  ModelAndView show(
      Shell shell, HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
    if (!attempts.allow("status/" + request.getRemoteAddr(), OF_ADDRESS)) {
      ModelAndView many = page(shell, "", shell.t("status.many"), null).show();
      many.setStatus(HttpStatus.TOO_MANY_REQUESTS);
      return many;
    }
    String asked = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    Optional<CaseFile> file =
        asked.matches("[0-9A-Z]{8,20}") ? cases.byCode(asked) : Optional.empty();
    return page(
            shell,
            code,
            file.isEmpty() ? shell.t("status.unknown") : null,
            file.map(one -> found(shell, one)).orElse(null))
        .show();
  }

  private StatusPage page(
      Shell shell, String code, @Nullable String refusal, StatusPage.@Nullable Found found) {
    return new StatusPage(
        shell,
        Head.of(shell.t("status.title"), shell.t("status.says")),
        refusal,
        Field.of("code", "text", shell.t("status.code"), found == null ? code : "")
            .hint(shell.t("status.code.hint"))
            .need(),
        found);
  }

  private StatusPage.Found found(Shell shell, CaseFile file) {
    String state = file.view().state();
    String says =
        file.type().state(state).map(CaseState::says).map(one -> Said.of(shell, one)).orElse("");
    String due =
        file.deadlines().stream()
            .filter(one -> one.metAt() == null)
            .map(CaseFile.Deadline::due)
            .min(Comparator.naturalOrder())
            .map(at -> CaseWords.moment(shell, at))
            .orElse("");
    String desk = words.desk(shell, file.view().desk());
    String next = file.ended() ? "" : due.isEmpty() ? desk : shell.t("status.next", desk, due);
    List<Stage> course = new ArrayList<>();
    String last = "";
    for (CaseFile.Event event : file.events()) {
      String at = event.attributes().getOrDefault("state", "");
      if (!at.isEmpty() && !at.equals(last)) {
        course.add(
            new Stage(
                CaseWords.state(shell, file.type(), at),
                at.equals(state) ? "now" : "done",
                "",
                CaseWords.moment(shell, event.happenedAt()),
                ""));
        last = at;
      }
    }
    return new StatusPage.Found(
        Said.of(shell, file.type().title()) + " " + CaseWords.number(file),
        CaseWords.state(shell, file.type(), state),
        says,
        next,
        Told.of(shell, file),
        course);
  }
}
