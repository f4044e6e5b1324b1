package lianfang.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.casework.Decision.Refused;
import lianfang.casework.Decision.Why;
import lianfang.casework.time.CalendarMissing;
import lianfang.fact.Days;
import lianfang.fact.FactRefused;
import lianfang.fact.playbook.Wording;

/** What is said when a step may not be done, each with a remedy. */
final class Refusals {

  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.UK);

  private static final DateTimeFormatter DAY_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final DateTimeFormatter DAY_EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private Refusals() {}

  /** A day as people read it. */
  static Wording day(LocalDate day) {
    return say(DAY_ZH.format(day), DAY_EN.format(day));
  }

  static Refused noStep(CaseType type, String step) {
    List<CaseStep> steps = type.flow().steps();
    String zh =
        steps.stream()
            .map(one -> "“" + one.name().zh() + "”（" + one.id() + "）")
            .collect(Collectors.joining("、"));
    String en =
        steps.stream()
            .map(one -> "'" + one.name().en() + "' (" + one.id() + ")")
            .collect(Collectors.joining(", "));
    return refused(
        Why.NO_STEP,
        say("没有“" + step + "”这一步", "there is no step '" + step + "'"),
        say("可办的步骤：" + zh, "the steps of this type are " + en));
  }

  static Refused oldVersion(CaseType type, CaseView now) {
    Wording what =
        Optional.ofNullable(now.done().isEmpty() ? null : now.done().getLast())
            .flatMap(last -> type.step(last.step()))
            .map(step -> say("（" + step.name().zh() + "）", " (" + step.name().en() + ")"))
            .orElse(say("", ""));
    return refused(
        Why.OLD_VERSION,
        say(
            "您打开之后，别人已经办理过这件事" + what.zh(),
            "somebody has acted on this case since you opened it" + what.en()),
        say("请看最新情况后再办", "look at it as it is now, then decide again"));
  }

  static Refused wrongState(CaseType type, CaseView now, CaseStep step) {
    Wording state = type.state(now.state()).map(CaseState::name).orElse(say("尚未提交", "not filed"));
    return refused(
        Why.WRONG_STATE,
        say(
            "现在是“" + state.zh() + "”，不能“" + step.name().zh() + "”",
            "it is '" + state.en() + "' now, in which '" + step.name().en() + "' is not done"),
        say("请在可办的步骤中选择", "choose one of the steps that are offered"));
  }

  /** New cases are taken elsewhere, not yet, or no more. */
  static Refused notInForce(CaseType type, LocalDate today) {
    CaseType.Validity validity = type.validity();
    LocalDate last = validity.until();
    Wording when =
        today.isBefore(validity.from())
            ? say(
                "自" + day(validity.from()).zh() + "起才受理",
                "is taken from " + day(validity.from()).en() + " on")
            : last != null && today.isAfter(last)
                ? say("只受理到" + day(last).zh(), "was taken until " + day(last).en())
                : say("不适用于此件所在的地区", "is not for the area that this is about");
    return refused(
        Why.NOT_IN_FORCE,
        say("“" + type.title().zh() + "”" + when.zh(), "'" + type.title().en() + "' " + when.en()),
        say("请选用现行的办件类型；在办的继续办完", "choose a type in force; running cases go on"));
  }

  static Refused notChosen(CaseType type) {
    return refused(
        Why.NOT_IN_FORCE,
        say(
            "此件所在地区的指挥部没有选用“" + type.title().zh() + "”",
            "the command of the area that this is about does not offer '"
                + type.title().en()
                + "'"),
        say(
            "请选用那里提供的办件类型，或请其指挥部选用；在办的继续办完",
            "choose a type that is offered there, or ask its command to offer this one; running"
                + " cases go on"));
  }

  static Refused headless() {
    return refused(
        Why.GUARD,
        say("责任链查不到当日有账号的责任人", "the chain names no head with an account on that day"),
        say(
            "请先在责任链里补登；没有账号的，请填写姓名、职务并附任职文件",
            "record who was responsible first; whoever has no account is named with post and"
                + " appointment"));
  }

  static Refused headed() {
    return refused(
        Why.GUARD,
        say("责任链里有当日的责任人", "the chain names the head on that day"),
        say(
            "请清空姓名、职务和任职文件，责任人由责任链确定",
            "leave name, post and appointment empty: the chain says who it was"));
  }

  /** What a step would record is not taken by the ledger: the register says otherwise. */
  static Refused fact(FactRefused refused) {
    return switch (refused.problem()) {
      case OUT_OF_COURSE ->
          refused(
              Why.FACT,
              say("登记的状态接不上这一步", "the state in the register does not lead here"),
              say(
                  "请先看企业现在的状态；登记有误的先更正",
                  "look at how the firm stands now; correct the register first if it is wrong"));
      case CODE_TAKEN ->
          refused(
              Why.FACT,
              say("这个信用代码在登记册里属于另一家", "this credit code belongs to another firm of the register"),
              say(
                  "请按代码找到那一家；代码有误的退回更正",
                  "look that firm up by its code; send the case back if the code is wrong"));
      default ->
          refused(
              Why.FACT,
              say("这一步要记的事实不能入账", "the ledger does not take what this step records"),
              say("请检查填写的内容", "check what was filled in: " + refused.problem().remedy()));
    };
  }

  static Refused wrongActor(CaseType type, CaseStep step, Desks desks) {
    List<Wording> who = step.who().stream().map(one -> called(type, one, desks)).toList();
    String zh = who.stream().map(Wording::zh).collect(Collectors.joining("、"));
    String en = who.stream().map(Wording::en).collect(Collectors.joining(" or "));
    return refused(
        Why.WRONG_ACTOR,
        say("“" + step.name().zh() + "”由" + zh + "办理", "'" + step.name().en() + "' is for " + en),
        say("请转给他们办理", "hand it to them"));
  }

  static Refused noDesk(CaseType type, String state) {
    Wording name = type.state(state).map(CaseState::name).orElse(say(state, state));
    return refused(
        Why.NO_DESK,
        say("没有办理台接收“" + name.zh() + "”状态的办件", "no desk takes a case in state '" + name.en() + "'"),
        say(
            "请告诉管理员：办件类型“" + type.title().zh() + "”须写明这一状态由谁接收",
            "tell the administrator: the type '"
                + type.title().en()
                + "' has to say who takes it in that state"));
  }

  static Refused noCalendar(Term term, CalendarMissing missing) {
    return refused(
        Why.NO_CALENDAR,
        say(
            "时限“" + term.says().zh() + "”算到" + day(missing.day()).zh() + "，该年没有工作日历",
            "the deadline '"
                + term.says().en()
                + "' reaches "
                + day(missing.day()).en()
                + ", a year without a calendar"),
        say(
            "请管理员在 playbook/calendars 中加入该年的放假安排",
            "the administrator adds the arrangement of holidays of that year to"
                + " playbook/calendars"));
  }

  static Refused withdrawn(CaseType type) {
    return refused(
        Why.NOT_IN_FORCE,
        say(
            "“" + type.title().zh() + "”的这一版已停用，不受理新件",
            "this edition of '" + type.title().en() + "' was withdrawn and takes no new case"),
        say("请等新版本启用；在办的继续办完", "wait for the next edition; running cases go on"));
  }

  static Refused merged() {
    return refused(
        Why.WRONG_STATE,
        say("此件已并入另一件", "it was merged into another case"),
        say("请在主件中办理，见“关联”", "go on in the other case, which is named among the relations"));
  }

  static Refused notStored(int files) {
    return refused(
        Why.NO_EVIDENCE,
        say(
            files + " 个证据文件不是您上传的，也不在本件中",
            (files == 1 ? "1 file was" : files + " files were")
                + " neither sent by you nor shown in this case"),
        say("请先上传文件再提交", "send the files first, then the step"));
  }

  static Refused claimed() {
    return refused(
        Why.WRONG_ACTOR,
        say("已由同事领办", "a colleague has claimed it"),
        say("请先与同事商量，由其退回领办", "ask them to give it back first"));
  }

  /** It belongs to one of the desks with these names. */
  static Refused otherDesk(List<Wording> desks) {
    String zh = desks.stream().map(Wording::zh).collect(Collectors.joining("、"));
    String en = desks.stream().map(Wording::en).collect(Collectors.joining(" or "));
    return refused(
        Why.WRONG_ACTOR,
        say("这由“" + zh + "”办理台办理", "it is for the desk " + en),
        say("请转给他们", "hand it to them"));
  }

  static Refused sealed(Desk desk) {
    return refused(
        Why.WRONG_ACTOR,
        say("“" + desk.name().zh() + "”不得接触此类办件", "'" + desk.name().en() + "' may not see it"),
        say("请选择可接收的办理台", "choose a desk that may have it"));
  }

  static Refused noExtension(Term term) {
    return refused(
        Why.WRONG_STATE,
        say("“" + term.says().zh() + "”不能延期或已延期过", "it cannot be extended, or was before"),
        say("请按期办理，或说明理由办结", "do it in time, or end it with reasons"));
  }

  static Refused tooLong(Term term, java.time.Instant most) {
    return refused(
        Why.WRONG_STATE,
        say(
            "“" + term.says().zh() + "”最多延至 " + ZH.format(most.atZone(Days.ZONE)),
            "it is extended to " + EN.format(most.atZone(Days.ZONE)) + " at most"),
        say("请缩短延期", "extend it by less"));
  }

  static Refused notMerged() {
    return refused(
        Why.WRONG_STATE,
        say(
            "只能并入另一件同类办件，或它由之拆出的原件",
            "it is merged into another case of its type, or into the one it was split off"),
        say("请选择主件，或用“关联”", "choose the other case, or join the two"));
  }

  static Refused notSplit(CaseType type) {
    return refused(
        Why.WRONG_STATE,
        say(
            "不能从这件办件拆出“" + type.title().zh() + "”",
            "no '" + type.title().en() + "' can be split off this case"),
        say("请选同一对象、不放宽可见范围的类型", "choose a type about the same, which is not seen by more desks"));
  }

  static Refused ended() {
    return refused(
        Why.WRONG_STATE,
        say("此件已办结", "it is over"),
        say("如有新情况，请另提一件", "file another case for what is new"));
  }

  static Refused noReason() {
    return refused(
        Why.GUARD,
        say("需要写明理由", "a reason is needed"),
        say("请填写后再提交", "write it, then do it again"));
  }

  static Refused noEvidence(CaseStep step, Wording field) {
    return new Refused(
        Why.NO_EVIDENCE,
        Optional.empty(),
        say(
            "“" + step.name().zh() + "”需要证据：" + field.zh(),
            "'" + step.name().en() + "' needs evidence: " + field.en()),
        step.cites(),
        say("请拍照或上传文件后再办", "take a picture or send a file first"));
  }

  static Refused guard(Guard guard, CaseStep step, Wording why) {
    return new Refused(
        Why.GUARD,
        Optional.of(guard),
        say(
            "“" + step.name().zh() + "”的条件不满足：" + why.zh(),
            "'" + step.name().en() + "' is not possible yet: " + why.en()),
        guard.cites().map(List::of).orElse(step.cites()),
        guard.remedy());
  }

  static Wording say(String zh, String en) {
    return new Wording(zh, en);
  }

  private static Refused refused(Why why, Wording says, Wording remedy) {
    return new Refused(why, Optional.empty(), says, List.of(), remedy);
  }

  private static Wording called(CaseType type, CaseStep.Who who, Desks desks) {
    return switch (who.kind()) {
      case FILER -> say("申请人", "whoever filed it");
      case DESK -> say("当前办理台", "the desk that has it");
      case CLAIMANT -> say("领办人", "whoever has claimed it");
      case NAMED_DESK -> desk(who.desk(), desks);
      case NAMED -> named(type.label(who.desk()));
      case CLOCK -> say("系统到时", "the clock alone");
      case ANYONE -> say("任何人", "anybody");
    };
  }

  private static Wording desk(String id, Desks desks) {
    Wording name = desks.find(id).map(Desk::name).orElse(say(id, id));
    return say("“" + name.zh() + "”", "the desk '" + name.en() + "'");
  }

  private static Wording named(Wording field) {
    return say("“" + field.zh() + "”一栏所指的本人", "whoever is named under '" + field.en() + "'");
  }
}
