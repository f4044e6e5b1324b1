package lianfang.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Anchors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 审计封存: links committed audit entries into a chain of hashes, so that a changed or missing entry is
 * found. Sealing happens after commit; writers never wait for it.
 */
@Component
public final class AuditChain implements Anchors.AuditHead {

  private static final byte[] START = new byte[32];
  private static final int BLOCK = 10_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** Seals as the engine, which sees the entries of all areas. */
  public AuditChain(@Qualifier("engine") DataSource engine) {
    // A fetch size makes verifying stream; without it all entries would lie in memory.
    JdbcTemplate template = new JdbcTemplate(engine);
    template.setFetchSize(BLOCK);
    jdbc = JdbcClient.create(template);
    transaction = new TransactionTemplate(new JdbcTransactionManager(engine));
  }

  /**
   * The end of the chain.
   *
   * @param position number of sealed entries
   * @param chain the last link
   */
  public record Head(long position, byte[] chain) {

    /** Both in one line, for a printed or signed anchor. */
    public String line() {
      return position + " " + HexFormat.of().formatHex(chain);
    }
  }

  private record Pending(UUID id, byte[] hash) {}

  /** Seals everything that is committed and not yet sealed; returns how many entries. */
  public int seal() {
    int sealed = 0;
    int block = 0;
    if (!waiting()) {
      return 0;
    }
    do {
      block = Objects.requireNonNull(transaction.execute(status -> sealBlock()));
      sealed += block;
    } while (block == BLOCK);
    return sealed;
  }

  private boolean waiting() {
    return jdbc.sql("select exists (select from access.audit_pending)")
        .query(Boolean.class)
        .single();
  }

  /** Where the chain ends now. */
  public Head head() {
    return jdbc.sql("select position, chain from access.audit_seal order by position desc limit 1")
        .query((row, number) -> new Head(row.getLong("position"), row.getBytes("chain")))
        .optional()
        .orElse(new Head(0, START));
  }

  @Override
  public String line() {
    seal();
    return head().line();
  }

  /**
   * Compares the chain with a head that was signed earlier and kept elsewhere.
   *
   * @param line position and hash, as {@link Head#line} writes them
   * @return what is wrong; empty where the chain still goes through that head
   */
  public List<String> verify(String line) {
    String[] parts = line.split(" ", 2);
    long position = Long.parseLong(parts[0]);
    byte[] signed = HexFormat.of().parseHex(parts[1]);
    byte[] now =
        position == 0
            ? START
            : jdbc.sql("select chain from access.audit_seal where position = ?")
                .param(position)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElse(null);
    if (now == null) {
      return List.of("the chain ends before entry " + position + ", which was signed: cut off");
    }
    return Arrays.equals(now, signed)
        ? List.of()
        : List.of("the chain up to entry " + position + " is not the one that was signed");
  }

  /** Walks the whole chain; each line names an entry that was changed, removed or not sealed. */
  public List<String> verify() {
    return Objects.requireNonNull(transaction.execute(status -> wrong()));
  }

  private List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    byte[][] before = {START};
    jdbc.sql(
            """
            select s.position, s.audit, s.chain, a.* from access.audit_seal s
            left join access.audit a on a.id = s.audit order by s.position
            """)
        .query(row -> {
          long position = row.getLong("position");
          byte[] kept = row.getBytes("hash");
          byte[] chain = row.getBytes("chain");
          if (kept == null) {
            wrong.add("entry " + position + " was removed");
          } else if (!Arrays.equals(kept, AuditHash.of(Audit.read(row, 0)))) {
            wrong.add("entry " + position + " was changed");
          } else if (!Arrays.equals(chain, AuditHash.link(before[0], kept))) {
            wrong.add("the chain is broken before entry " + position);
          }
          before[0] = chain;
        });
    long loose =
        jdbc.sql(
                """
                select count(*) from access.audit a
                where not exists (select from access.audit_seal s where s.audit = a.id)
                  and not exists (select from access.audit_pending p where p.audit = a.id)
                """)
            .query(Long.class)
            .single();
    if (loose > 0) {
      wrong.add(loose + " entries were never sealed");
    }
    return wrong;
  }

  private int sealBlock() {
    // One sealer at a time, whichever process it runs in.
    jdbc.sql("select pg_advisory_xact_lock(4109250)").query(row -> {});
    List<Pending> pending =
        jdbc.sql(
                """
                with taken as (
                  delete from access.audit_pending where audit in
                    (select audit from access.audit_pending limit :block) returning audit)
                select a.id, a.hash from taken join access.audit a on a.id = taken.audit
                order by a.seq
                """)
            .param("block", BLOCK)
            .query((row, n) -> new Pending(row.getObject("id", UUID.class), row.getBytes("hash")))
            .list();
    if (pending.isEmpty()) {
      return 0;
    }
    Head head = head();
    byte[] chain = head.chain();
    byte[][] links = new byte[pending.size()][];
    for (int i = 0; i < links.length; i++) {
      chain = AuditHash.link(chain, pending.get(i).hash());
      links[i] = chain;
    }
    jdbc.sql(
            """
            insert into access.audit_seal (position, audit, chain)
            select :from + number, audit, chain
            from unnest(:audit::uuid[], :chain::bytea[]) with ordinality t (audit, chain, number)
            """)
        .param("from", head.position())
        .param("audit", pending.stream().map(one -> one.id().toString()).toArray(String[]::new))
        .param("chain", links)
        .update();
    return links.length;
  }
}
