package lianfang.casework.type;

import lianfang.fact.playbook.Wording;

/**
 * 审查发现: what is wrong in a case type.
 *
 * @param flaw the kind of it
 * @param where the state, step, deadline or field, as the file calls it
 * @param detail the value that is wrong
 */
public record ProofFinding(Flaw flaw, String where, String detail) {

  /** The kinds of flaws, in order of precedence, each with its remedy. */
  public enum Flaw {
    UNKNOWN_WORD("unknown-word", "没有声明的词", "a word that is not declared; declare it or correct it"),
    TWICE("twice", "编号重复", "an id is written twice; keep one"),
    NO_FILING("no-filing", "没有提交步骤", "no step files a case; add one with from: [\"\"]"),
    UNREACHABLE("unreachable", "到不了的状态", "no step leads there; add one or delete the state"),
    DEAD_END("dead-end", "走不出的状态", "no end is reached from there; add a step that leads on"),
    NO_ACTOR("no-actor", "步骤没有办理人", "nobody may do the step; write who"),
    NO_DESK("no-desk", "状态没有办理台", "no desk has a case there; add a rule to desks"),
    UNSEEN("unseen", "办理台看不到自己的办件", "a desk has a case of which it does not learn; tell it first"),
    NO_OWNER("no-owner", "时限没有责任台", "nobody answers for the deadline; write owner"),
    NO_SPAN("no-span", "时限没有长度", "the deadline has no length for every case; add span"),
    NO_CITATION(
        "no-citation", "审批步骤没有依据", "a step that approves cites no rule; cite it or leave it out"),
    NO_EVIDENCE("no-evidence", "字段不是证据", "the field holds no file; write format: evidence"),
    NOT_TOLD("not-told", "不能告知的字段", "no words or choice that all may read; do not tell it"),
    EFFECT("effect", "后续事实不合规", "the fact is not as playbook/facts says; correct the effect");

    private final String word;
    private final String zh;
    private final String en;

    Flaw(String word, String zh, String en) {
      this.word = word;
      this.zh = zh;
      this.en = en;
    }

    /** Its word for programs. */
    public String word() {
      return word;
    }

    /** What it means and what to do. */
    public Wording says() {
      return new Wording(zh, en);
    }
  }
}
