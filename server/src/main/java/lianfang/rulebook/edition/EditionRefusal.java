package lianfang.rulebook.edition;

/** 不予办理: why a step of an edition is refused, in order of precedence. */
public enum EditionRefusal {
  UNKNOWN("没有这个版本：请从通知页选择。", "There is no such edition: choose one on the notice's page."),
  OVER(
      "这个版本已撤回、失效或被取代，不能再办理：请以它为底稿另起新版本。",
      "This edition is withdrawn, lapsed or superseded: begin a new edition from it."),
  ALREADY_DONE(
      "这一步已经由他人办理：请刷新页面看是谁、何时办的。",
      "Somebody has done this step already: reload the page to see who and when."),
  NOT_CHECKED(
      "还没有审查：先审查（空白、矛盾、示例），再签发。",
      "It is not checked yet: check it first for gaps, contradictions and golden cases."),
  NOT_SIMULATED(
      "还没有可用的推演：须是本版本、覆盖通知的全部适用区域、与现行规则比较、24 小时以内、基准日不早于推演当日；请推演并记为已看过，再签发。",
      "No simulation counts yet: simulate exactly this edition over all areas in which it holds,"
          + " against the rules in force, within 24 hours and as of that day or later; then record"
          + " that the effect was seen."),
  NOT_SOUND(
      "审查未通过：按所列位置修改后再来。", "The check found faults: mend them at the places that are listed."),
  SAME_PERSON(
      "起草的人不能签发（起草与签发须分开）：请由指挥部另一人签发。",
      "Whoever drafted it cannot approve it: another official of the command does."),
  OUTSIDE(
      "通知的适用区域超出你的管辖：请由上一级指挥部签发。",
      "The notice holds in areas outside your jurisdiction: the command above approves it."),
  REPLACES_WIDER(
      "它要取代的通知适用于更大的区域，或由更高一级发布：请由发布那一通知的机关取代，或写明不取代。",
      "The notice that it replaces holds in more areas, or comes from a higher layer: whoever"
          + " issued that one replaces it; or take it out of supersedes."),
  BASE_CHANGED(
      "你看到的现行版本已经改变：请重新比较后再签发，或以现行版本为底稿另起新版本。",
      "The edition in force is not the one that this was compared with: compare again, or begin a"
          + " new edition from the one that is in force."),
  BASE_GONE(
      "你看到的现行版本已经撤回或失效，现在没有版本生效：请刷新页面，按首次生效再看一遍，再签发。",
      "The edition that this was compared with holds no more, and none does now: reload the page,"
          + " look at this one as the first, then approve."),
  SIMULATION_OLD(
      "看过的推演已不能作为依据（超过 24 小时、现行规则已变，或基准日晚于生效日）：请重新推演并记为已看过，再签发。",
      "The simulation that was seen counts no more: it is older than 24 hours, other rules are in"
          + " force now, or its day lies after the minute. Simulate again, record that the effect"
          + " was seen, then approve."),
  RELEASE_UNCONFIRMED(
      "推演显示受措施约束的人有一半以上会被解除：请照推演写明解除人数，再签发。",
      "The simulation releases half of the people under a measure or more: state the number that it"
          + " gives before you approve."),
  OTHER_WAITS(
      "这项通知已有另一版本签发、等候生效：先撤回那一版，或等它生效。",
      "Another edition of this notice is approved and waits for its minute: withdraw that one, or"
          + " wait."),
  MINUTE_PAST(
      "生效时刻已过：通知不能倒签，请填现在或以后的时刻。",
      "The minute is past: no notice is dated back, name one from now on."),
  MINUTE_UNREADABLE(
      "生效时刻应写如 2020-02-27 00:00；留空为立即。",
      "Write the minute like 2020-02-27 00:00; leave it empty for at once."),
  REASON_MISSING("请写明理由。", "Give the reason."),
  COUNT_DIFFERS(
      "确认的人数与现在受它约束的人数不符：请按页面上的人数再确认。",
      "The number that you confirmed is not the number of people under it now: confirm the number"
          + " on the page."),
  READING_UNKNOWN("通知没有这项口径：请从清单中选择。", "The notice has no such reading: choose one of the list."),
  VALUE_MISSING(
      "取值不合这项口径的写法：请对照建议值填写，不含空格，多个值用逗号分开。",
      "The value is none that this reading can take: write it as the proposed one, without blanks,"
          + " several parted by commas."),
  DAY_UNREADABLE("起始日期应写如 2020-02-26。", "Write the first day like 2020-02-26."),
  DAY_AHEAD("起始日期不能晚于今天：到那一天再签署。", "The first day lies ahead: sign it on that day."),
  CITATION_MISSING("请写明出处：文件，或为何这样假定。", "Cite the document, or say why this is assumed."),
  ASSUMPTION_UNNAMED(
      "假定没有文件依据：须由你本人具名批准，请勾选。",
      "An assumption rests on no document: tick that you approve it by name."),
  READING_AREA(
      "适用区域应为行政区划代码，如 410922；留空为通知适用的全部区域。",
      "Write the code of a division, such as 410922; leave it empty for all areas of the notice."),
  READING_NOT_SIMULATED(
      "还没有可用的推演：须只推演这项口径、覆盖其全部适用区域、与现行规则比较、24 小时以内；请先推演，再签署。",
      "No simulation counts yet: simulate exactly this reading over all areas in which it counts,"
          + " against the rules in force and within 24 hours; then sign."),
  READING_SAME_PERSON(
      "这项口径改变措施：提请的人不能签署，请由指挥部另一人签署。",
      "This reading changes measures: whoever asked for it cannot sign it; another official of the"
          + " command does."),
  TABLE_UNREADABLE(
      "这个文件不是一张表：第一行 hit,X，第二行列名，以后每行一条规则。",
      "The file is no table: the first line is hit,X, the second names the columns, then a rule a"
          + " line."),
  TABLE_LONG(
      "表多于 2000 行，一行也没有读入：请拆成几张表，分别上传。",
      "The table has more than 2,000 rows, and none was taken: part it into several tables and send"
          + " each."),
  TABLE_NOT_THERE(
      "DMN 文件里没有这张表：其中有几个决策时，决策名须与表名相同。",
      "The DMN file does not hold this table: where it has several decisions, one must have the"
          + " table's name."),
  DMN_UNREADABLE(
      "DMN 文件含本系统不接受的内容：请在原工具中改成决策表后再上传。",
      "The DMN file holds what no table here can say: make it a decision table in the other tool"
          + " and send it again."),
  FORMULA(
      "单元格是公式：签发的是文字，请把公式换成它的值后再上传。",
      "A cell is a formula: what is signed is text, so put its value there and send it again."),
  COLUMNS_DIFFER(
      "文件与这张表没有一列相同，像是另一张表：请从本页下载，改后再上传。",
      "The file has no column of this table, as if it were another one: download the table here,"
          + " change it, and send it."),
  COLUMNS_UNREADABLE(
      "列名这一行应为 row,clause,问的列…,|,答的列…：“|”分开两边。",
      "The line of columns must be row,clause,<what is asked>,|,<what is answered>; | parts the"
          + " two."),
  COLUMN_UNKNOWN(
      "没有通知能问或答这一列：请改成列出的列名，或先在通知的词表中声明。",
      "No notice can ask or answer this column: write one of those that are listed."),
  COLUMN_TWICE("这一列写了两次：请删去一列。", "The column stands twice: take one away."),
  LAST_COLUMN(
      "这是唯一的答案列：表总要有一列答案；不要这张表，请删去整张表。",
      "It is the only answer of the table: take the whole table away instead."),
  TABLE_NAME(
      "表名由小写字母、数字和连字符组成，以字母开头，至多 40 个字符。",
      "Name the table with small letters, digits and hyphens, a letter first, at most 40"
          + " characters."),
  TABLE_TAKEN("草案已有这张表：请另起表名。", "The draft has a table of this name: choose another name."),
  TABLE_UNKNOWN("草案里没有这张表：请从清单中选择。", "The draft has no such table: choose one of the list."),
  ROW_TAKEN("表里已有这一行：请另起行名。", "The table has a row of this name: choose another name."),
  ROW_UNKNOWN("表里没有这一行：请对照表中的行名。", "The table has no such row: compare the names of its rows."),
  CLAUSE_NAME(
      "条号由字母、数字和连字符组成，如 2 或 incomers。",
      "Number the clause with letters, digits and hyphens, such as 2 or incomers."),
  CLAUSE_TAKEN("草案已有这一条：请另写条号。", "The draft has this clause already: write another number."),
  CLAUSE_UNKNOWN("草案里没有这一条：请从清单中选择。", "The draft has no such clause: choose one of the list."),
  READING_KEY(
      "草案没有这项口径可加或可删：请从清单中选择。",
      "The draft has no such reading to add or to take away: choose one of the list."),
  QUESTION_NAME(
      "列名由小写字母、数字和下划线组成，以字母开头，如 came_by；词汇表里的问由本平台回答，不能另指事实。",
      "Name the column with small letters, digits and underscores, such as came_by; a question of"
          + " the glossary is answered by this console and by no attribute."),
  QUESTION_OF(
      "没有事实能回答这个问：请选引出情形的事实的一个属性，其值须是有限的几个词。",
      "No fact answers this question: choose an attribute with closed words of a fact that opens an"
          + " episode."),
  QUESTION_VALUES(
      "这个问的值写法有误或没有事实会这样回答：请写小写的词，用逗号分开；留空为全部。",
      "A value is misspelt, or no fact answers so: write small words parted by commas, or none for"
          + " all."),
  QUESTION_TITLE("请写明这个问的中文和英文名称。", "Give the question a name in Chinese and in English."),
  QUESTION_ASKED("还有表在问它：先从表中删去这一列。", "A table asks it: take the column away first."),
  POLICY_UNKNOWN(
      "命中方式只能是 U（只中一行）、F（先中的一行）或 C（中的都算）。",
      "A table fires one row (U), the first (F) or all that fit (C)."),
  SUPERSEDES_UNKNOWN(
      "要取代的通知不存在，或就是本通知：请写本系统已有通知的编号，多个用逗号分开。",
      "The notice that it replaces is not kept here, or is this one: write ids of notices that are,"
          + " several parted by commas."),
  SCOPE_OUTSIDE(
      "适用区域超出你的管辖：请只写你管辖的区划代码，或由上一级起草。",
      "It would hold in areas outside your jurisdiction: name areas within it, or let the office"
          + " above draft it."),
  ID_NAME(
      "编号由小写字母、数字和连字符组成，如 puyang-2020-03-05-schools（地方、日期、事项）。",
      "Write the id with small letters, digits and hyphens, such as puyang-2020-03-05-schools:"
          + " place, date, subject."),
  ID_TAKEN(
      "已有这个编号的通知或新通知草案：请另起编号；要改那一通知，请从它的页面起草。",
      "A notice, or a draft of a new one, has this id: choose another; to change that notice, begin"
          + " from its page."),
  DRAFT_CHANGED(
      "草案在你打开之后被他人改过：请看现在的草案，再保存一次。",
      "Somebody else has changed the draft since you opened it: look at it as it is now and save"
          + " again."),
  BASE_HOLDS(
      "草案的底稿就是现行版本：不必换。", "The draft stands on the edition in force already: nothing to do."),
  NOT_YOURS(
      "这是他人起草的：请勾选确认后再放弃。",
      "Somebody else works on this draft: tick that you throw it away all the same."),
  UNCHANGED(
      "草案与已有的版本完全相同：没有可办的。", "The draft equals an edition that exists: nothing is to be done."),
  SIGNED_MEANWHILE(
      "这项口径刚由他人签署：请刷新后再决定。",
      "Somebody else has just signed this reading: reload the page and decide again.");

  private final String zh;
  private final String en;

  EditionRefusal(String zh, String en) {
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
