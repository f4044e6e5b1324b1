package lianfang.web.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.Database;
import lianfang.instance.Instance;
import lianfang.instance.WriteAheadLog;
import lianfang.person.Erasure;
import lianfang.person.ErasureCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Destroys what names one person, or everybody at the end of the emergency. */
@Command(
    name = "erase",
    description = {
      "销毁个人信息 Destroy the keys, indexes, drafts and returned sheets of one person,",
      "or of everybody at the end of the emergency; figures and ledger stand. Prints a certificate."
    },
    mixinStandardHelpOptions = true)
final class Erase extends InstanceCommand {

  /** Whom to erase: exactly one way to say it. */
  static final class Whom {
    @Option(names = "--person", paramLabel = "ID", description = "人员编号 The person's opaque id.")
    private @Nullable UUID person;

    @Option(
        names = "--ref",
        paramLabel = "ROSTER#REF",
        description = "名册与序号 The roster's file name and the row that landed last.")
    private @Nullable String ref;

    @Option(names = "--emergency", description = "整个应急 Everybody: the emergency has ended.")
    private boolean emergency;
  }

  private static final List<String> VACUUMED =
      List.of(
          "person.person",
          "person.returned",
          "person.stated",
          "person.former_reference",
          "person.alias",
          "person.household",
          "area.place",
          "casework.evidence",
          "casework.code");

  /** What people wrote in plain words: where some was destroyed, old pages must not keep it. */
  private static final List<String> WORDS =
      List.of("casework.case_form", "casework.case_words", "casework.case_text");

  private static final List<String> WRITTEN_ANEW =
      List.of(
          "fact.fact",
          "person.person",
          "person.returned",
          "person.stated",
          "person.former_reference",
          "person.alias",
          "person.household",
          "person.objection",
          "person.confided",
          "person.form_draft",
          "person.roster",
          "area.place",
          "access.kept_form",
          "gate.pass",
          "gate.holder_code",
          "gate.holder_session",
          "gate.commute",
          "gate.certificate",
          "gate.slot_taken",
          "gate.permit",
          "gate.mail",
          "casework.case_form",
          "casework.case_words",
          "casework.case_text",
          "casework.code",
          "casework.evidence",
          "casework.recusal",
          "casework.round_visit");

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "理由 Why, without personal data; it stands in the certificate.")
  private String reason = "";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "证明 Write the certificate here as well.")
  private @Nullable Path file;

  @Override
  protected int run(ApplicationContext instance) throws IOException, SQLException {
    Recorder operator = new Recorder("operator", Scope.everything());
    Erasure erasure = instance.getBean(Erasure.class);
    Database database = instance.getBean(Database.class);
    ErasureCertificate certificate =
        whom.emergency
            ? erasure.everybody(operator, reason, dropDetails(database))
            : erasure.person(operator, person(instance), reason);
    boolean words = destroyedWords(certificate);
    asOwner(database, words);
    out().print(certificate.text());
    String log = whom.emergency || words ? log(instance.getBean(Instance.class)) : "";
    out().print(log);
    out().flush();
    if (file != null) {
      Files.writeString(file, certificate.text() + log);
    }
    return 0;
  }

  private static boolean destroyedWords(ErasureCertificate certificate) {
    return certificate.destroyed().getOrDefault("form of cases", 0L) > 0
        || certificate.destroyed().getOrDefault("words of cases", 0L) > 0;
  }

  /** What became of the server's write-ahead log, which keeps old bytes longer than the tables. */
  private static String log(Instance instance) throws SQLException {
    return instance.external()
        ? "外部数据库服务器的写前日志、归档和备库在被覆盖之前仍存有已销毁的字节：请其管理员清除。\n"
            + "The write-ahead log, archives and replicas of the external server keep bytes of what"
            + " was destroyed until they are overwritten: let its administrator remove them.\n"
        : "写前日志 log      "
            + new WriteAheadLog(instance.database()).remove()
            + " 段已清除 segments removed\n";
  }

  private UUID person(ApplicationContext instance) {
    if (whom.person != null) {
      return whom.person;
    }
    String given = String.valueOf(whom.ref);
    int hash = given.lastIndexOf('#');
    if (hash < 1) {
      throw new IllegalArgumentException("write --ref FILE#序号, such as --ref roster.xlsx#17");
    }
    return instance
        .getBean("engineClient", JdbcClient.class)
        .sql("select id from person.person where roster = ? and ref = ? and erased_at is null")
        .params(given.substring(0, hash), given.substring(hash + 1))
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("nobody's last row is " + given));
  }

  /** Details of facts with their salt, which no serving role may take away. */
  private static long dropDetails(Database database) throws SQLException {
    try (Connection connection = owner(database);
        var statement = connection.createStatement();
        var dropped = statement.executeQuery("select fact.drop_details()")) {
      dropped.next();
      return dropped.getLong(1);
    }
  }

  private static Connection owner(Database database) throws SQLException {
    Database.Login owner = database.login(Database.OWNER);
    return DriverManager.getConnection(database.url(), owner.user(), owner.password());
  }

  /**
   * Drafts of forms, and the old pages of tables: a plain vacuum would leave the bytes of what was
   * destroyed in the files, so at the end of the emergency the tables are written anew.
   */
  private void asOwner(Database database, boolean words) throws SQLException {
    try (Connection connection = owner(database);
        var statement = connection.createStatement()) {
      statement.execute("delete from access.kept_form");
      for (String table : whom.emergency ? WRITTEN_ANEW : VACUUMED) {
        statement.execute((whom.emergency ? "vacuum full " : "vacuum ") + table);
      }
      for (String table : words && !whom.emergency ? WORDS : List.<String>of()) {
        statement.execute("vacuum full " + table);
      }
    }
  }
}
