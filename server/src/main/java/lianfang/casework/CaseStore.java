package lianfang.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.RandomBytes;
import lianfang.fact.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what people wrote in cases, whose hash the fact holds, and the codes of those who filed.
 */
@Component
class CaseStore {

  /** Without letters that are taken for digits. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 12;

  private final JdbcClient client;
  private final Prefills prefills;
  private final Recusals recusals;
  private final RandomBytes random = new RandomBytes();

  CaseStore(DataSource app, Prefills prefills, Recusals recusals) {
    this.client = JdbcClient.create(app);
    this.prefills = prefills;
    this.recusals = recusals;
  }

  /** Who may not see what is filed. */
  Recusals recusals() {
    return recusals;
  }

  /** What is kept of what was typed: registers have their own word. */
  FormValues corrected(CaseForm form, Subject about, FormValues typed) {
    return prefills.corrected(form, about, typed);
  }

  /** Whoever files the same case again waits here until it is known or not. */
  void alone(UUID id) {
    client
        .sql("select pg_advisory_xact_lock(?, 5)::text")
        .param((int) (id.getLeastSignificantBits() ^ id.getMostSignificantBits()))
        .query(String.class)
        .single();
  }

  /** Keeps what was filled in at a step. */
  CaseFacts.Filling fill(
      UUID fact, UUID caseId, String form, FormValues values, List<String> evidence, Instant at) {
    if (values.values().isEmpty() && evidence.isEmpty()) {
      return new CaseFacts.Filling("", List.of());
    }
    String text = CaseJson.text(values.values());
    String hash = CaseFacts.hash(text);
    client
        .sql(
            """
            insert into casework.case_form (fact, case_id, form, hash, filled, evidence, made_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(fact, caseId, form, hash, text, evidence.toArray(String[]::new), Timestamp.from(at))
        .update();
    return new CaseFacts.Filling(values.values().isEmpty() ? "" : hash, evidence);
  }

  /** Keeps words of people and returns their hash. */
  String say(UUID caseId, String words, Instant at) {
    String hash = CaseFacts.hash(words);
    client
        .sql(
            """
            insert into casework.case_words (hash, case_id, words, made_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(hash, caseId, words, Timestamp.from(at))
        .update();
    return hash;
  }

  /** A code with which whoever filed a case asks for it. */
  void code(UUID caseId, String area) {
    StringBuilder code = new StringBuilder();
    while (code.length() < CODE_LENGTH) {
      int value = random.next(1)[0] & 0xFF;
      // The last values would make the first letters likelier than others.
      if (value < 256 / ALPHABET.length() * ALPHABET.length()) {
        code.append(ALPHABET.charAt(value % ALPHABET.length()));
      }
    }
    client
        .sql("insert into casework.code (code, case_id, area) values (?, ?, ?)")
        .params(code.toString(), caseId, area)
        .update();
  }
}
