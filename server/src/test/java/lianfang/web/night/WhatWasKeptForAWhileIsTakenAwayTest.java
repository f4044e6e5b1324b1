package lianfang.web.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.KeptForms;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.person.ImportRequest;
import lianfang.person.PeopleImport;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that came back hold people's data: nobody needs them for ever, nor a form never sent. */
class WhatWasKeptForAWhileIsTakenAwayTest {

  private static RunningServer server;
  private static UUID account;
  private static String form;

  @BeforeAll
  static void keep() throws IOException {
    server = new RunningServer(true);
    server.loadDivisions();
    account = server.account("township", Role.TOWNSHIP, "410922100").id();
    form =
        server
            .get(KeptForms.class)
            .keep(account, new KeptForms.Form("/register", List.of(), List.of()));
    Path file = Files.createTempFile("roster", ".csv");
    Files.writeString(
        file,
        """
        序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别
        1,演一甲,13900000001,清丰县,城关镇,无此村甲,普通居民
        2,演二甲,13900000002,清丰县,城关镇,无此村乙,普通居民
        """,
        StandardCharsets.UTF_8);
    Recorder recorder = new Recorder("demo", Scope.everything());
    server
        .get(PeopleImport.class)
        .run(
            new ImportRequest(file, "退回.csv", "", Map.of(), recorder, false),
            row -> {},
            progress -> {});
    Files.delete(file);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static long returned() {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from person.returned")
        .query(Long.class)
        .single();
  }

  /** As if so much time had gone since. */
  private static void older(String table, String column, String time) {
    server
        .database()
        .asOwner("update %s set %s = %s - interval '%s'".formatted(table, column, column, time));
  }

  @Test
  void rowsAfterThirtyDaysAndFormsAfterThree() {
    Retention retention = server.get(Retention.class);
    int kept = (int) returned();
    assertThat(kept).as("two rows, and the head of their sheet").isEqualTo(3);
    assertThat(retention.enforce()).isEqualTo(new Retention.Taken(0, 0));

    older("person.import", "started_at", "29 days 23 hours");
    older("access.kept_form", "created_at", "2 days 23 hours");
    assertThat(retention.enforce()).isEqualTo(new Retention.Taken(0, 0));
    assertThat(server.get(KeptForms.class).find(form, account)).isPresent();

    older("person.import", "started_at", "2 hours");
    older("access.kept_form", "created_at", "2 hours");
    assertThat(retention.enforce()).isEqualTo(new Retention.Taken(1, kept));
    assertThat(returned()).isZero();
    assertThat(server.get(KeptForms.class).find(form, account)).isEmpty();
    assertThat(retention.enforce()).isEqualTo(new Retention.Taken(0, 0));
  }
}
