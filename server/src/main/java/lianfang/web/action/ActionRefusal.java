package lianfang.web.action;

/** 不予办理: why an act is refused, in order of precedence. */
public enum ActionRefusal {
  NOTHING_CHOSEN("没有选择任何一项：请至少选一项。", "Nothing was chosen: choose at least one."),
  COUNT_DIFFERS(
      "确认的数量与名单不符，名单可能已变：请重新核对后再签。",
      "The number that you confirmed differs from the list, which may have changed: check it again"
          + " and sign."),
  ORGAN_MISSING("请填写作出决定的机关。", "Name the organ that decides."),
  STATUTE_UNKNOWN("请选择法律依据。", "Choose the statute on which it rests."),
  STATUTE_NOT_FITTING(
      "所选法条不能作为这项措施的依据：请选适用的法条。",
      "That article is no ground for this measure: choose one that is."),
  ORGAN_NOT_COMPETENT(
      "所选法条把这项决定交给别的机关：请由有权机关决定。",
      "That article gives the decision to another organ: let that organ decide."),
  NOT_DUE(
      "按现行通知没有这项应采取的措施，或事实已更正：没有规则就没有措施。",
      "No notice in force makes this measure due, or a fact was corrected: no rule, no measure."),
  OVER(
      "这项措施的最后一天已经过去，不再决定、送达或落实；仍在现场的，请告知解除。",
      "The last day of this measure has passed, so it is ordered, served or carried out no more;"
          + " tell whoever still keeps it that it is over."),
  NOT_ORDERED(
      "这项措施还没有决定，不能送达或落实：请先由有权机关决定。",
      "This measure is not ordered yet, so it cannot be served or carried out: let the competent"
          + " organ order it first."),
  ALREADY_DONE("这一步已经记录：不必重复。", "This step is recorded already: nothing is to be done."),
  NO_SUCH_DECISION(
      "没有这个待决事项，可能已由更严的依据取代：请刷新名单。",
      "No such question is open; a stricter basis may have settled it: reload the list."),
  ON_CLOSURE_PAGE(
      "封闭到期不在这里裁定：请在这一处的封闭页面由原决定机关解除，或再次决定封闭。",
      "The end of a closure is not answered here: on the closure's own page the organ that decided"
          + " it lifts it or orders it anew."),
  NO_SUCH_OPTION("请从所列选项中选择。", "Choose one of the options that are listed."),
  REPORT_MISSING(
      "封闭须同时报告上一级政府：请填写报告给谁。",
      "A closure is reported to the next higher government at once: name to whom."),
  SUPPLIES_MISSING("封闭须有生活保障联系人：请填写。", "A closure needs a contact for supplies: name one."),
  MEDICAL_EXIT_MISSING(
      "封闭须留就医通道：请落实后再决定。", "A closure keeps a way out to a doctor: see to it first."),
  FIRE_EXIT_MISSING(
      "封闭不得堵塞消防通道：请落实后再决定。", "A closure never blocks a fire escape: see to it first."),
  EXTENT_UNKNOWN(
      "封闭只能是单元或楼栋，不能封路、封村。", "A unit or a building can be closed, never a road or a village."),
  OWN_ANSWER(
      "报告不能由作出决定的机关自己批复：请由上一级批复。",
      "The organ that decided cannot answer its own report: the superior answers."),
  OTHER_ORGAN("封闭由作出决定的机关解除。", "A closure is lifted by the organ that decided it."),
  NOBODY_NAMED(
      "请选择一位责任人：一个在用的账号，或一位已登记的人员。",
      "Name one who answers: an account in use, or a registered person."),
  LEVEL_NOT_FITTING(
      "这一层级的责任人不能包这个区域或处所：请按层级选择。",
      "Nobody answers for such an area or place at that level: choose a level that fits."),
  DAYS_WRONG(
      "起止日期不对：止日不能早于起日，交接须晚于前任开始的那天。",
      "The days are wrong: none ends before it begins, and a handover comes after the first day of"
          + " whoever answered before."),
  NOT_RESPONSIBLE(
      "没有这项责任，或已经更正：请刷新页面。",
      "There is no such responsibility, or it was corrected: reload the page."),
  NOT_WITHDRAWABLE(
      "只能撤回决定、送达、落实、任务等办理记录；其他事实请用更正。",
      "Only orders, serving, carrying out and duties are taken back; correct any other fact."),
  WITHDRAWN_ALREADY("这条记录已经撤回或更正。", "This record was taken back or corrected already."),
  NOT_OWN_RECORD(
      "只有记录人本人或有更正权限的人可以撤回。", "Only who recorded it, or who may correct facts, can take it back."),
  STEP_FOLLOWED(
      "其后已有送达、落实或解除的记录：请先撤回后面的一步，或依法解除。",
      "A later step is recorded: take that one back first, or release the measure."),
  APPEAL_NOT_TAKEN(
      "异议没有立成办件：申诉这类办件已停用，或工作日历缺这一年，请管理员核对。",
      "The objection was not filed as a case: appeals are withdrawn, or the working calendar of"
          + " this year is missing; ask an administrator."),
  NOT_PUT_RIGHT(
      "提出异议之后还没有更正事实或解除措施：请先更正或解除，再答复成立。",
      "Nothing was corrected or released since the objection: do that first, then answer that it"
          + " was right."),
  ANSWER_NOT_FITTING(
      "依据与结论不符，或理由少于四个字：请重新选择。",
      "The reason does not fit the conclusion, or its words are fewer than four: choose again."),
  REASON_MISSING("请选择撤回的理由。", "Choose the reason for taking it back."),
  GROUND_MISSING("请选择判定的理由。", "Choose the reason of the judgement."),
  GROUND_DIFFERS(
      "理由与判定相反，没有签署：近距离、无有效防护的判为密切接触者；双方有效防护、当时不在场、距离较远的判为不是。请改其一，或选“其他”。",
      "The reason says the opposite of the judgement, and nothing was signed: who was near without"
          + " protection is a close contact; who was protected, elsewhere or too far away is none."
          + " Change one of them, or choose another reason."),
  STATED_MEANWHILE(
      "打开之后已有他人登记了新的数字：请看下面的历史，再决定要不要改。",
      "Somebody has stated another figure since you opened this page: look at the history below,"
          + " then decide whether to state yours."),
  STATED_LATER(
      "这一天之后的数字已有登记：请填那一天或以后的日期；如果原来的数字写错了，请选“原来写错了”。",
      "A later figure is stated already: give its day or a later one; where that one was wrong,"
          + " say that it was.");

  private final String zh;
  private final String en;

  ActionRefusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** What happened and what to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What happened and what to do, in English. */
  public String en() {
    return en;
  }
}
