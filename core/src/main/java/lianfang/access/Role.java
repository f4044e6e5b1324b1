package lianfang.access;

import static lianfang.access.Permission.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** 角色: an office by its function; where it may act is the account's jurisdiction. */
public enum Role {
  /** 指挥部: decides for the government of the city or county, approves what others draft. */
  COMMAND(
      "command",
      "指挥部",
      "command post",
      List.of(
          SEE_FIGURES,
          SEE_PERSONS,
          OPEN_PERSON,
          EXPORT_PERSONS,
          ORDER_MEASURE,
          RELEASE_MEASURE,
          ORDER_CLOSURE,
          ANSWER_CLOSURE,
          ANSWER_DECISION,
          APPROVE_NOTICE,
          SIGN_READING,
          PUBLISH_BULLETIN,
          MANAGE_AREAS,
          MANAGE_FIRMS,
          CHOOSE_SCHEME,
          SEE_LEDGER)),
  /** 疾控: orders isolation and observation, drafts the rules. */
  DISEASE_CONTROL(
      "disease-control",
      "疾控",
      "disease control",
      List.of(
          SEE_FIGURES,
          SEE_PERSONS,
          OPEN_PERSON,
          EXPORT_PERSONS,
          REGISTER_PERSON,
          IMPORT_PERSONS,
          RECORD_FACT,
          CORRECT_FACT,
          ORDER_MEASURE,
          RELEASE_MEASURE,
          ANSWER_DECISION,
          DRAFT_NOTICE,
          TRACE_CONTACTS,
          SEE_LEDGER)),
  /** 部门: departmental cadres who share a community and draft what concerns them. */
  DEPARTMENT(
      "department",
      "部门",
      "department",
      List.of(SEE_FIGURES, SEE_PERSONS, DO_DUTY, DRAFT_NOTICE, MANAGE_FIRMS)),
  /** 乡镇（街道）: imports rosters, keeps the chain of responsibility. */
  /** 统计研判: reads figures, reports and simulations; small counts of villages are left out. */
  STATISTICS("statistics", "统计研判", "statistics", List.of(SEE_FIGURES)),
  TOWNSHIP(
      "township",
      "乡镇（街道）",
      "township",
      List.of(
          SEE_FIGURES,
          SEE_PERSONS,
          OPEN_PERSON,
          EXPORT_PERSONS,
          REGISTER_PERSON,
          IMPORT_PERSONS,
          RECORD_FACT,
          CORRECT_FACT,
          DO_DUTY,
          SERVE_MEASURE,
          ISSUE_PASS,
          MANAGE_FIRMS,
          MANAGE_AREAS)),
  /** 村（社区）、网格: registers, visits, serves; orders nothing. */
  VILLAGE(
      "village",
      "村（社区）网格员",
      "village or grid",
      List.of(
          SEE_FIGURES,
          SEE_PERSONS,
          OPEN_PERSON,
          REGISTER_PERSON,
          RECORD_FACT,
          DO_DUTY,
          ISSUE_PASS,
          SERVE_MEASURE)),
  /** 卡点: works on passes, never on names. */
  GATE("gate", "卡点", "gate", List.of(CHECK_PASS)),
  /** 企业: its own applications. */
  ENTERPRISE("enterprise", "企业", "enterprise", List.of(FILE_APPLICATION)),
  /** 审计员: sees who looked and what was recorded, and no names. */
  AUDITOR("auditor", "审计员", "auditor", List.of(SEE_AUDIT, SEE_LEDGER)),
  /** 管理员: accounts and the keys of passes, and nothing else. */
  ADMINISTRATOR("administrator", "管理员", "administrator", List.of(MANAGE_ACCOUNTS, MANAGE_KEYS));

  private final String word;
  private final String zh;
  private final String en;
  private final Set<Permission> permissions;

  Role(String word, String zh, String en, List<Permission> permissions) {
    this.word = word;
    this.zh = zh;
    this.en = en;
    this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
  }

  /** The word in the database and on the command line. */
  public String word() {
    return word;
  }

  /** The office in Chinese. */
  public String zh() {
    return zh;
  }

  /** The office in English. */
  public String en() {
    return en;
  }

  /** What the office may do inside its jurisdiction. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** The role with this word. */
  public static Role ofWord(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "there is no role '" + word + "'; roles are " + String.join(", ", words()));
  }

  /** All words, in the order of the offices. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }
}
