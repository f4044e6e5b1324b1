package lianfang.web.portal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.Cases;
import lianfang.casework.Checklist;
import lianfang.casework.ChecklistAnswers;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.type.ChecklistReader;
import lianfang.enterprise.DailyChecks;
import lianfang.enterprise.DailyReports;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 企业自报: what a firm says of itself, by its page or by its program: how much works, and its daily
 * items, of which what is not met is put right like what an inspector found.
 */
@Component
public class FirmReports {

  private static final String RECTIFICATION = "firm-rectification";
  private static final String OUTPUT = "firm-output";
  private static final String WHOLE = "0|[1-9][0-9]{0,5}";
  private static final String PERCENT = "|100(\\.0)?|[0-9]{1,2}(\\.[0-9])?";

  private final Firms firms;
  private final Cases cases;
  private final DailyReports reports;
  private final Path checklists;

  FirmReports(
      Firms firms, Cases cases, DailyReports reports, @Qualifier("playbook") Path playbook) {
    this.firms = firms;
    this.cases = cases;
    this.reports = reports;
    this.checklists = playbook.resolve("checklists");
  }

  /** Load and return rate as they were typed; the load may be left out. */
  public record Output(String staff, String back, String load) {

    /** Whether these are numbers, no more at their posts than there are, and a share. */
    boolean isRight() {
      return staff.matches("[1-9][0-9]{0,5}")
          && back.matches(WHOLE)
          && Integer.parseInt(back) <= Integer.parseInt(staff)
          && load.matches(PERCENT);
    }
  }

  /**
   * Records what works today, in the caller's transaction.
   *
   * @return whether it was taken: a firm that is not at work has nothing to say, nor have wrong
   *     numbers
   */
  public boolean output(CurrentUser user, RegisteredFirm firm, Output output) {
    if (!output.isRight() || !firm.state().isAtWork()) {
      return false;
    }
    Map<String, String> said =
        new TreeMap<>(Map.of("staff", output.staff(), "back", output.back()));
    if (!output.load().isEmpty()) {
      said.put("load", new BigDecimal(output.load()).toPlainString());
      said.put("measured_by", "output");
    }
    firms.record(user.recorder(), firm, OUTPUT, said);
    return true;
  }

  /** What a firm goes through every day it works; empty where nothing is asked of it today. */
  Optional<DailyChecks.Check> check(RegisteredFirm firm) {
    return firm.state().isAtWork()
        ? reports.checks().of(firm.profile().industry())
        : Optional.empty();
  }

  /** The list of it. */
  public Optional<Checklist> list(RegisteredFirm firm) {
    return check(firm).map(one -> ChecklistReader.read(checklists.resolve(one.list() + ".yaml")));
  }

  /**
   * Records the items of today, in the caller's transaction.
   *
   * @param said answers by item; each one is needed
   * @return what has to be put right; empty where an answer is missing
   */
  public Optional<List<UUID>> daily(
      CurrentUser user, RegisteredFirm firm, Checklist list, Map<String, String> said) {
    Map<String, ChecklistAnswers.Answer> answers = new LinkedHashMap<>();
    for (Checklist.Item item : list.items()) {
      String answer = said.getOrDefault(item.id(), "").strip();
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      answers.put(item.id(), new ChecklistAnswers.Answer(answer, ""));
    }
    return Optional.of(keep(user, firm, list, new ChecklistAnswers(answers)));
  }

  private List<UUID> keep(
      CurrentUser user, RegisteredFirm firm, Checklist list, ChecklistAnswers answers) {
    List<Checklist.Item> failed = answers.failed(list, FormValues.EMPTY);
    Map<String, String> said = new TreeMap<>();
    said.put("list", list.id());
    said.put("outcome", failed.isEmpty() ? "passed" : "failed");
    if (!failed.isEmpty()) {
      said.put("failed", String.join(" ", failed.stream().map(Checklist.Item::id).toList()));
    }
    LocalDate day = firms.record(user.recorder(), firm, DailyChecks.KIND, said).happenedOn();
    List<UUID> filed = new ArrayList<>();
    failed.forEach(item -> filed.add(rectify(user, firm, item, list.id() + " " + day)));
    return filed;
  }

  /** What fails twice on a day is one thing to be put right. */
  private UUID rectify(CurrentUser user, RegisteredFirm firm, Checklist.Item item, String when) {
    String once = firm.id() + " " + when + " " + item.id();
    return cases.file(
        CaseActing.of(user),
        Filing.of(
            UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)),
            RECTIFICATION,
            firm.subject(),
            firm.area(),
            new FormValues(
                Map.of("problem", item.wording().zh(), "item", item.id(), "at-once", true))));
  }
}
