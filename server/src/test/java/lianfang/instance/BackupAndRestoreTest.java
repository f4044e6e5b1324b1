package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lianfang.instance.backup.Backup;
import lianfang.instance.backup.KeysBackup;
import lianfang.instance.backup.Restore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAndRestoreTest {

  /** The file of a case that holds an x. */
  private static final String PICTURE =
      "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

  private static final UUID ACCOUNT = UUID.fromString("0195c0de-0000-7000-8000-000000000001");

  private static final String ACCOUNT_ROW =
      """
      insert into access.account (id, login, display_name, roles, scope, created_at)
      values ('%s', 'head', '负责人\\n"甲"', '{command}', '{4109}', now());
      """
          .formatted(ACCOUNT);

  @TempDir private static Path folder;
  private static Path file;
  private static InstanceSettings settings;

  @BeforeAll
  static void anInstanceWithRowsIsBackedUp() throws Exception {
    Path data = folder.resolve("first");
    settings =
        InstanceSettings.create("4109,4108", true, data, Instant.parse("2026-11-22T00:00:00Z"));
    file = folder.resolve("backup.zip");
    try (Instance instance = Instance.open(data, folder.resolve("first.keys"), null)) {
      execute(
          instance,
          ACCOUNT_ROW
              + """
              insert into access.session (hash, account, stage, created_at, seen_at, address, agent)
              values ('\\x00ff', '%s', 'full', now(), now(), '', '');
              insert into access.audit (id, at, account, action, hash)
              values ('%s', now(), 'head', 'look', '\\x01');
              select gate.open_month('2020-02-20');
              insert into gate.passage (id, happened_at, recorded_at, device_time, checkpoint,
                device, area, direction, people, verdict, time_known)
              select gen_random_uuid(), '2020-02-20', now(), now(), gen_random_uuid(),
                gen_random_uuid(), 410902001001, 1, 0, 1, 0;
              """
                  .formatted(ACCOUNT, ACCOUNT));
      Files.createDirectories(settings.evidence().resolve(PICTURE.substring(0, 2)));
      Files.writeString(settings.evidence().resolve(PICTURE.substring(0, 2)).resolve(PICTURE), "x");
      execute(
          instance,
          """
          insert into casework.evidence (hash, area, type, bytes, located, kept_at, kept_by)
          values ('%s', '410902001001', 'image/png', 1, false, now(), 'somebody')
          """
              .formatted(PICTURE));
      SettingsFile.write(settings);
      instance.keys().master();
      new Backup(instance.database(), settings).write(file, "test");
      KeysBackup.write(instance.keys().folder(), folder.resolve("keys.zip"));
    }
  }

  @AfterAll
  static void forgetTheFile() throws Exception {
    Files.deleteIfExists(file);
  }

  @Test
  void bringsBackEveryRowTheSettingsAndThePlaceOfSequences() throws Exception {
    Path data = folder.resolve("second");
    Path keys = folder.resolve("second.keys");
    new Restore(file).into(data, keys, null);
    KeysBackup.restore(folder.resolve("keys.zip"), keys);
    assertThat(SettingsFile.find(data).orElseThrow())
        .isEqualTo(
            new InstanceSettings(
                "4109,4108", true, data, settings.created(), settings.domainStart()));
    assertThat(
            new InstanceSettings("4109", true, data, settings.created(), settings.domainStart())
                .evidence()
                .resolve(PICTURE.substring(0, 2))
                .resolve(PICTURE))
        .content()
        .isEqualTo("x");
    assertThat(new Keys(keys).master()).isEqualTo(new Keys(folder.resolve("first.keys")).master());
    try (Instance instance = Instance.open(data, keys, null)) {
      assertThat(InstanceProcess.answer(instance, "select display_name from access.account"))
          .isEqualTo("负责人\\n\"甲\"");
      assertThat(InstanceProcess.answer(instance, "select encode(hash,'hex') from access.session"))
          .isEqualTo("00ff");
      assertThat(InstanceProcess.answer(instance, "select count(*) from gate.passage_2020_02"))
          .as("months of passages are made again with their rows")
          .isEqualTo("1");
      String next =
          "insert into access.audit (id, at, account, action, hash)"
              + " values (gen_random_uuid(), now(), 'head', 'look', '\\x02') returning seq";
      assertThat(InstanceProcess.answer(instance, next)).isEqualTo("2");
      assertThatThrownBy(
              () -> execute(instance, "update access.session set account = gen_random_uuid()"))
          .hasMessageContaining("foreign key");
    }
  }

  @Test
  void ofAnOlderVersionIsBroughtToThisOne() throws Exception {
    Path backup = folder.resolve("older.zip");
    try (TestDatabase older = TestDatabase.create();
        TestDatabase newer = TestDatabase.create()) {
      makeOlder(older);
      older.asOwner(ACCOUNT_ROW);
      new Backup(older.database(), settings).write(backup, "an older one");

      Path data = folder.resolve("newer");
      String url =
          "%s?user=%s&password=%s"
              .formatted(
                  newer.database().url(),
                  newer.database().admin().user(),
                  newer.database().admin().password());
      Path keys = newer.keys().folder();
      new Restore(backup).into(data, keys, url);
      assertThat(newer.appClient().sql("select login from access.account").query().singleValue())
          .isEqualTo("head");
      newer.asOwner("grant usage on schema instance to lianfang_app");
      newer.asOwner("grant select on all tables in schema instance to lianfang_app");
      assertThat(
              newer
                  .appClient()
                  .sql(
                      "select version from instance.flyway_schema_history"
                          + " where version is not null and success order by 1")
                  .query(String.class)
                  .list())
          .containsExactlyElementsOf(Migrations.known());

      assertThatThrownBy(() -> new Restore(backup).into(data, keys, url))
          .isInstanceOf(InstanceProblem.class)
          .hasMessageContaining("is in use (access.account holds rows)")
          .hasMessageContaining("--data DIR");
    }
  }

  /** The tables as the program had them before its pages came. */
  private static void makeOlder(TestDatabase older) {
    older.asOwner(
        "do $$ declare s text; begin for s in select nspname from pg_namespace where nspowner ="
            + " 'lianfang_owner'::regrole loop execute 'drop schema ' || s || ' cascade'; end"
            + " loop; end $$");
    // A clone has no rights of its own; in an instance the owner of the modules has them.
    TestDatabase.execute(
        older.database().url(),
        older.database().admin(),
        "do $$ begin execute format('grant create on database %I to lianfang_owner',"
            + " current_database()); end $$");
    List<String> then =
        Migrations.known().stream().filter(v -> v.compareTo("202611220400") <= 0).toList();
    assertThat(then).hasSizeBetween(5, Migrations.known().size() - 1);
    new Migrations(older.database()).exactly(then);
  }

  @Test
  void ofADamagedFileIsRefused() throws Exception {
    Path damaged = folder.resolve("damaged.zip");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(damaged, bytes);
    Path data = folder.resolve("third");
    assertThatThrownBy(() -> new Restore(damaged).into(data, folder.resolve("third.keys"), null))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("damaged.zip");
    assertThat(SettingsFile.find(data)).isEmpty();
  }

  @Test
  void neverOverwritesABackup() {
    var database = new Database("jdbc:postgresql://127.0.0.1:1/none", none(), keys());
    assertThatThrownBy(() -> new Backup(database, settings).write(file, "test"))
        .hasMessageContaining("exists already");
  }

  private static Database.Login none() {
    return new Database.Login("a", "b");
  }

  private static Keys keys() {
    return new Keys(folder.resolve("first.keys"));
  }

  private static void execute(Instance instance, String sql) {
    Database database = instance.database();
    TestDatabase.execute(database.url(), database.login(Database.OWNER), sql);
  }
}
