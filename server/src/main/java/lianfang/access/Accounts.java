package lianfang.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lianfang.area.Scope;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 账号管理: who may sign in, as what and where. Each change is audited. */
@Component
public final class Accounts {

  private final Clock clock;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** Accounts are kept by the real clock. */
  public Accounts(DataSource app, @Qualifier("real") Clock real, Audit audit) {
    clock = real;
    this.audit = audit;
    jdbc = JdbcClient.create(app);
    transaction = new TransactionTemplate(new JdbcTransactionManager(app));
  }

  /** The account with this id. */
  public Optional<Account> find(UUID id) {
    return jdbc.sql("select " + AccountRows.COLUMNS + " from access.account a where a.id = :id")
        .param("id", id)
        .query(AccountRows::read)
        .optional();
  }

  /** The account with this login. */
  public Optional<Account> find(String login) {
    return jdbc.sql("select " + AccountRows.COLUMNS + " from access.account a where login = :login")
        .param("login", login)
        .query(AccountRows::read)
        .optional();
  }

  /** The account with this login; refused where there is none. */
  public Account get(String login) {
    return find(login).orElseThrow(() -> new AccessRefused(AccessRefusal.UNKNOWN_ACCOUNT));
  }

  /** All accounts by login. */
  public List<Account> list() {
    return jdbc.sql("select " + AccountRows.COLUMNS + " from access.account a order by login")
        .query(AccountRows::read)
        .list();
  }

  /** Which of these can sign in no longer. */
  public Set<String> locked(Collection<String> ids) {
    return Set.copyOf(
        jdbc.sql("select id::text from access.account where locked and id::text = any(:ids)")
            .param("ids", ids.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /** What to show for opaque accounts of facts and audit; processes are not in the answer. */
  public Map<String, String> displayNames(Collection<String> ids) {
    return jdbc
        .sql("select id::text, display_name from access.account where id::text = any(:ids)")
        .param("ids", ids.toArray(String[]::new))
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether somebody can sign in who keeps the accounts. */
  public boolean hasAdministrator() {
    return jdbc.sql(
            """
            select exists (select from access.account
              where 'administrator' = any(roles) and not locked and password_hash is not null)
            """)
        .query(Boolean.class)
        .single();
  }

  /** Adds an account that cannot sign in until a password is set by its link. */
  public Account add(NewAccount wanted, Actor by) {
    UUID id = UUID.randomUUID();
    try {
      jdbc.sql(
              """
              insert into access.account (id, login, display_name, roles, scope, created_at)
              values (:id, :login, :name, :roles::text[], :scope::text[], :now)
              """)
          .param("id", id)
          .param("login", wanted.login())
          .param("name", wanted.displayName())
          .param("roles", words(wanted.roles()))
          .param("scope", wanted.scope().prefixes().toArray(String[]::new))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      throw new AccessRefused(AccessRefusal.LOGIN_TAKEN);
    }
    audit.record(
        by, AuditAction.ACCOUNT_ADDED, null, "", "", told(id, wanted.roles(), wanted.scope()));
    return get(wanted.login());
  }

  /** Gives other roles or another jurisdiction. */
  public void change(UUID id, Set<Role> roles, Scope scope, Actor by) {
    NewAccount.check(roles, scope);
    transaction.executeWithoutResult(status -> {
      Account before = lockRow(id);
      if (before.roles().contains(Role.ADMINISTRATOR) && !roles.contains(Role.ADMINISTRATOR)) {
        refuseLastAdministrator(id);
      }
      jdbc.sql(
              "update access.account set roles = :roles::text[], scope = :scope::text[]"
                  + " where id = :id")
          .param("roles", words(roles))
          .param("scope", scope.prefixes().toArray(String[]::new))
          .param("id", id)
          .update();
      audit.record(
          by,
          AuditAction.ACCOUNT_CHANGED,
          null,
          "",
          "",
          told(id, before.roles(), before.scope()) + " -> " + told(id, roles, scope));
    });
  }

  /** Nobody signs in with it any more, and whoever is signed in is out at once. */
  public void lock(UUID id, Actor by) {
    transaction.executeWithoutResult(status -> {
      if (lockRow(id).roles().contains(Role.ADMINISTRATOR)) {
        refuseLastAdministrator(id);
      }
      setLocked(id, true);
      audit.record(by, AuditAction.ACCOUNT_LOCKED, null, "", "", "account " + id);
    });
  }

  /** Ends a lock and a lockout. */
  public void unlock(UUID id, Actor by) {
    setLocked(id, false);
    audit.record(by, AuditAction.ACCOUNT_UNLOCKED, null, "", "", "account " + id);
  }

  private void setLocked(UUID id, boolean locked) {
    jdbc.sql(
            "update access.account set locked = :locked, failures = 0, locked_until = null"
                + " where id = :id")
        .param("locked", locked)
        .param("id", id)
        .update();
  }

  private Account lockRow(UUID id) {
    return jdbc.sql(
            "select " + AccountRows.COLUMNS + " from access.account a where a.id = :id for update")
        .param("id", id)
        .query(AccountRows::read)
        .optional()
        .orElseThrow(() -> new AccessRefused(AccessRefusal.UNKNOWN_ACCOUNT));
  }

  private void refuseLastAdministrator(UUID id) {
    // Locking all of their rows lets two administrators not remove each other at the same time.
    boolean another =
        jdbc
            .sql(
                """
                select id from access.account
                where 'administrator' = any(roles) and not locked and password_hash is not null
                for update
                """)
            .query(UUID.class)
            .list()
            .stream()
            .anyMatch(other -> !other.equals(id));
    if (!another) {
      throw new AccessRefused(AccessRefusal.LAST_ADMINISTRATOR);
    }
  }

  private static String[] words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).toArray(String[]::new);
  }

  private static String told(UUID id, Set<Role> roles, Scope scope) {
    var told = new TreeMap<String, String>();
    told.put("account", id.toString());
    told.put("roles", String.join(" ", words(roles)));
    told.put("scope", String.join(" ", scope.prefixes()));
    return told.toString();
  }
}
