package lianfang.duty;

import lianfang.rulebook.Phrase;

/** 任务种类: what a grid worker or a site does for a person or a place under a measure. */
public enum DutyKind {
  VISIT("visit", "上门探访", "visit at the door"),
  TEMPERATURE_MORNING("temperature-morning", "早测体温", "temperature in the morning"),
  TEMPERATURE_EVENING("temperature-evening", "晚测体温", "temperature in the evening"),
  DELIVERY("delivery", "送生活物资", "deliver food, medicine, take rubbish away"),
  SUPPLY("supply", "封闭区域保供", "supply the closed place"),
  DISINFECT("disinfect", "全面消毒", "disinfect in full"),
  TRANSFER("transfer", "转运集中隔离", "bring to the central site"),
  DOUBLE_REPORT("double-report", "督促双报告", "ask for the missing report"),
  GUIDED_VISIT("guided-visit", "引导就诊", "guide to a doctor"),
  RELEASE("release", "解除告知", "release at the end of the last day");

  private final String word;
  private final Phrase title;

  DutyKind(String word, String zh, String en) {
    this.word = word;
    this.title = new Phrase(zh, en);
  }

  /** The word in facts of kind duty-done and on the command line. */
  public String word() {
    return word;
  }

  /** What users read. */
  public Phrase title() {
    return title;
  }
}
