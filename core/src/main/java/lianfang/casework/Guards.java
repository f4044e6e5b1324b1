package lianfang.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.casework.Decision.Refused;
import lianfang.fact.Days;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Whether the guards and the evidence of a step hold.
 *
 * @param all what was filled in so far, with what is filled in now over it
 * @param titles what types are called, by id
 */
record Guards(
    CaseType type,
    CaseView now,
    StepRequest request,
    FormValues all,
    Instant asOf,
    Map<String, Wording> titles) {

  /** The first refusal, or null where all holds. */
  @Nullable Refused refused(CaseStep step) {
    for (String field : step.evidence()) {
      if (!stored(request.values(), field)) {
        return Refusals.noEvidence(step, type.label(field));
      }
    }
    String after = step.after(now.state());
    for (String field : type.flow().endsWith().getOrDefault(after, List.of())) {
      if (!held(field)) {
        return Refusals.noEvidence(step, type.label(field));
      }
    }
    for (Guard guard : step.guards()) {
      Wording why = failed(guard, step);
      if (why != null) {
        return Refusals.guard(guard, step, why);
      }
    }
    return null;
  }

  private @Nullable Wording failed(Guard guard, CaseStep step) {
    return switch (guard) {
      case Guard.AllOf given -> missing(given.fields());
      case Guard.ChecklistPassed given -> checklist(given, step);
      case Guard.NoneOpen given -> open(given);
      case Guard.AnotherThan given -> sameAccount(given);
      case Guard.SameTeamAs given -> otherTeam(given);
      case Guard.EvidenceHeld given -> evidence(given.fields());
      case Guard.InTime given -> late(given);
      case Guard.AfterTerm given -> early(given);
      case Guard.DaysAhead given -> tooSoon(given);
      case Guard.NotBefore given -> notYet(given);
      case Guard.Fits given -> given.holds(all) ? null : misfit(given);
      case Guard.AfterStep given -> undone(given);
      case Guard.NotBatch ignored ->
          request.batch() ? Refusals.say("不能批量办理", "it is not done to many at once") : null;
    };
  }

  private @Nullable Wording late(Guard.InTime guard) {
    Instant due = now.terms().get(guard.term());
    return due == null || !asOf.isAfter(due)
        ? null
        : Refusals.say(
            "期限“" + term(guard.term()).zh() + "”已过",
            "the time '" + term(guard.term()).en() + "' is over");
  }

  private @Nullable Wording early(Guard.AfterTerm guard) {
    Instant due = now.terms().get(guard.term());
    return due == null || asOf.isAfter(due)
        ? null
        : Refusals.say(
            "期限“" + term(guard.term()).zh() + "”未满",
            "the time '" + term(guard.term()).en() + "' is not over");
  }

  private @Nullable Wording tooSoon(Guard.DaysAhead guard) {
    LocalDate earliest = Days.of(asOf).plusDays(guard.days());
    Wording label = type.label(guard.field());
    Optional<LocalDate> day = all.text(guard.field()).flatMap(Guards::day);
    Wording first = Refusals.day(earliest);
    return day.filter(one -> !one.isBefore(earliest)).isPresent()
        ? null
        : Refusals.say(
            label.zh() + "：最早" + first.zh() + "（提前 " + guard.days() + " 天）",
            label.en() + ": " + first.en() + " at the earliest, " + guard.days() + " days ahead");
  }

  private @Nullable Wording notYet(Guard.NotBefore guard) {
    Optional<LocalDate> day = all.text(guard.field()).flatMap(Guards::day);
    if (day.filter(one -> !one.isAfter(Days.of(asOf))).isPresent()) {
      return null;
    }
    Wording label = type.label(guard.field());
    Wording stated = day.map(Refusals::day).orElse(new Wording("—", "—"));
    return Refusals.say(label.zh() + "：" + stated.zh(), label.en() + ": " + stated.en());
  }

  private Wording misfit(Guard.Fits guard) {
    Wording label = type.label(guard.field());
    return Refusals.say(
        label.zh() + "须为：" + choices(guard, true), label.en() + ": " + choices(guard, false));
  }

  private String choices(Guard.Fits guard, boolean zh) {
    List<CaseForm.Choice> offered =
        type.forms().values().stream()
            .flatMap(form -> form.field(guard.field()).stream())
            .flatMap(field -> field.choices().stream())
            .toList();
    return guard.oneOf().stream()
        .map(value -> {
          Wording said =
              offered.stream()
                  .filter(one -> one.value().equals(value))
                  .map(CaseForm.Choice::label)
                  .findFirst()
                  .orElse(new Wording(value, value));
          return zh ? said.zh() : said.en();
        })
        .collect(Collectors.joining(zh ? "、" : ", "));
  }

  private @Nullable Wording undone(Guard.AfterStep guard) {
    if (!all.matches(guard.when()) || now.last(guard.step()).isPresent()) {
      return null;
    }
    Wording step =
        type.step(guard.step()).map(CaseStep::name).orElse(new Wording(guard.step(), guard.step()));
    return Refusals.say("尚未“" + step.zh() + "”", "'" + step.en() + "' was not done");
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private @Nullable Wording missing(List<String> fields) {
    List<String> missing = fields.stream().filter(field -> !all.isTrue(field)).toList();
    return missing.isEmpty()
        ? null
        : Refusals.say("未到位：" + labels(missing, true), "not in place: " + labels(missing, false));
  }

  private String labels(List<String> fields, boolean zh) {
    return fields.stream()
        .map(field -> {
          Wording label = type.label(field);
          return zh ? label.zh() : label.en();
        })
        .collect(Collectors.joining(zh ? "、" : ", "));
  }

  /** Whoever is refused knows the button and not its id. */
  private Wording step(String id) {
    return type.step(id).map(CaseStep::name).orElse(new Wording(id, id));
  }

  private Wording term(String id) {
    return type.rules().terms().stream()
        .filter(term -> term.id().equals(id))
        .map(Term::says)
        .findFirst()
        .orElse(new Wording(id, id));
  }

  private @Nullable Wording checklist(Guard.ChecklistPassed guard, CaseStep step) {
    Checklist list =
        step.form().flatMap(type::form).stream()
            .flatMap(form -> form.field(guard.field()).stream())
            .flatMap(field ->
                type.checklist(field.traits().checklist(), now.area(), Days.of(asOf)).stream())
            .findFirst()
            .orElse(null);
    if (list == null) {
      return Refusals.say("没有适用的检查清单", "no checklist is in use there today");
    }
    List<Checklist.Item> failed = ChecklistAnswers.of(all, guard.field()).failed(list, all);
    return failed.isEmpty()
        ? null
        : Refusals.say(
            "未通过：" + failed.stream().map(i -> i.wording().zh()).collect(Collectors.joining("、")),
            "not passed: "
                + failed.stream().map(i -> i.wording().en()).collect(Collectors.joining(", ")));
  }

  private @Nullable Wording open(Guard.NoneOpen guard) {
    Wording title = titles.getOrDefault(guard.type(), new Wording(guard.type(), guard.type()));
    int open = now.open().getOrDefault(guard.type(), 0);
    return open == 0
        ? null
        : Refusals.say(
            "还有 " + open + " 件“" + title.zh() + "”没有办结",
            open + " of '" + title.en() + "' are still open");
  }

  private @Nullable Wording sameAccount(Guard.AnotherThan guard) {
    boolean same =
        now.done().stream()
            .anyMatch(one ->
                one.step().equals(guard.step()) && one.account().equals(request.by().account()));
    return same
        ? Refusals.say(
            "办理“" + step(guard.step()).zh() + "”的人不能办这一步",
            "whoever did '" + step(guard.step()).en() + "' may not do it")
        : null;
  }

  /** Whoever did the step stays responsible for it, with a team or without. */
  private @Nullable Wording otherTeam(Guard.SameTeamAs guard) {
    CaseActor by = request.by();
    boolean same =
        now.last(guard.step())
            .filter(one ->
                one.account().equals(by.account())
                    || one.team().isPresent() && one.team().equals(by.team()))
            .isPresent();
    return same
        ? null
        : Refusals.say(
            "须由办理“" + step(guard.step()).zh() + "”的同一小组办理",
            "it is for the team that did '" + step(guard.step()).en() + "'");
  }

  private @Nullable Wording evidence(List<String> fields) {
    List<String> missing = fields.stream().filter(field -> !held(field)).toList();
    return missing.isEmpty()
        ? null
        : Refusals.say(
            "缺少证据：" + labels(missing, true), "evidence is missing: " + labels(missing, false));
  }

  private boolean held(String field) {
    Object value = all.find(field).orElse(null);
    return value instanceof Collection<?> many
        ? !many.isEmpty()
        : value != null && !"".equals(value);
  }

  private boolean stored(FormValues values, String field) {
    Object value = values.find(field).orElse(null);
    if (value instanceof Collection<?> many) {
      return !many.isEmpty() && request.evidence().containsAll(many);
    }
    return value != null
        && !(value instanceof Map)
        && request.evidence().contains(value.toString());
  }
}
