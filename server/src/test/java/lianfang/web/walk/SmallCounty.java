package lianfang.web.walk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLoading;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.instance.TestDatabase;
import lianfang.person.ImportRequest;
import lianfang.person.ImportSummary;
import lianfang.person.PeopleImport;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.rulebook.Enacting;
import lianfang.web.shell.Language;
import lianfang.web.signin.RunningServer;
import org.jspecify.annotations.Nullable;

/** 小县: a running demo instance with a few dozen invented people of one township. */
public final class SmallCounty implements AutoCloseable {

  /** The township of its people. */
  public static final String TOWNSHIP = "410922100";

  private static final int PEOPLE = 64;

  private static TestDatabase.@Nullable Pattern filled;

  private final RunningServer server = new RunningServer(filled());

  /** Filled once a JVM; every county is a clone. */
  private static synchronized TestDatabase.Pattern filled() {
    if (filled == null) {
      RunningServer first = new RunningServer(true);
      try {
        fill(first);
        filled = first.keep();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return filled;
  }

  private static void fill(RunningServer server) throws IOException {
    Path playbook = Path.of("../playbook");
    List<String> cities = List.of("4109", "4108");
    server.get(DivisionLoading.class).load(playbook, cities);
    Recorder approver = new Recorder("demo-approver", Scope.everything());
    server.get(Enacting.class).enactProposed(approver, playbook.resolve("notices"), cities);
    for (Role role : Role.values()) {
      server.account(role.word(), role, role == Role.VILLAGE ? TOWNSHIP : "4109");
    }
    server.account("township-office", Role.TOWNSHIP, TOWNSHIP);
    land(server, "清丰县城关镇.csv", roster(server));
  }

  /** Lands the people of a sheet; every row below its head must land. */
  public void land(String name, String sheet) throws IOException {
    land(server, name, sheet);
  }

  /** The same in any server. */
  public static void land(RunningServer server, String name, String sheet) throws IOException {
    Path file = Files.createTempFile("roster", ".csv");
    Files.writeString(file, sheet);
    Recorder recorder = new Recorder("demo", Scope.everything());
    ImportSummary summary =
        server
            .get(PeopleImport.class)
            .run(
                new ImportRequest(file, name, "", Map.of(), recorder, false),
                row -> {},
                progress -> {});
    Files.delete(file);
    if (summary.landed() != sheet.lines().count() - 1) {
      throw new IllegalStateException("the roster did not land: " + summary);
    }
  }

  /** Every kind of person that the notice knows, by turns. */
  private static String roster(RunningServer server) {
    List<Division> villages = server.get(Areas.class).children(TOWNSHIP);
    StringBuilder sheet =
        new StringBuilder(
            "序号,姓名,性别,身份证号,手机号,县(区),现住乡镇,现住村(社区),楼栋,单元,门牌,户主,来源地,"
                + "返回日期,健康证明(有/无),体温,症状,人员类别,末次接触日期,接触病例,出院日期,治愈(是/否)\n");
    String[] turns = {
      ",2月23日,无,36.5,,返乡人员,,,,",
      "湖北省武汉市,2月18日,有,36.6,,返乡人员,,,,",
      ",,,,,密切接触者,2月20日,确诊,,",
      ",,,,,确诊,,,2月21日,是",
      ",,,,,疑似,,,2月22日,",
      "北京市,2月25日,有,36.4,,返乡人员,,,,",
      "广东省深圳市,2月24日,,36.7,,返乡人员,,,,",
      ",,,37.6,发热 干咳,普通居民,,,,"
    };
    for (int i = 0; i < PEOPLE; i++) {
      Division village = villages.get(i % Math.min(4, villages.size()));
      String origin = i % turns.length == 0 ? "浙江省温州市" : "";
      sheet.append(i + 1).append(",演").append((char) ('一' + i)).append("甲,");
      sheet.append(i % 2 == 0 ? "男" : "女").append(',').append(number(i)).append(",1390000");
      sheet.append(String.format("%04d", i)).append(",清丰县,城关镇,").append(village.name());
      sheet.append(',').append(i % 5 + 1).append("号楼,").append(i % 3 + 1).append("单元,");
      sheet.append(100 + i).append(",,").append(origin).append(turns[i % turns.length]);
      sheet.append('\n');
    }
    return sheet.toString();
  }

  /** An identity number of division 999999, which is never assigned. */
  public static String number(int i) {
    String body = "999999" + "19%02d0512".formatted(50 + i % 50) + "%03d".formatted(100 + i);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * (body.charAt(k) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  /** The address, without a slash at its end. */
  public String address() {
    return server.address();
  }

  /** A bean of the server. */
  public <T> T get(Class<T> type) {
    return server.get(type);
  }

  /** The server below. */
  public RunningServer server() {
    return server;
  }

  /** Signs in in a new page of this visitor. */
  public Page signIn(BrowserContext visitor, String login, Language language) {
    return server.signIn(visitor, login, language);
  }

  @Override
  public void close() {
    server.close();
  }

  /** The invented identity number of one of its people. */
  public String identityNumber(UUID person) {
    return server
        .get(ScopedTransactions.class)
        .in(
            String.join(",", Scope.everything().prefixes()),
            () ->
                server
                    .get(Register.class)
                    .find(person)
                    .orElseThrow()
                    .particulars()
                    .text(RosterColumn.IDENTITY_NUMBER));
  }

  /** One of those whom K2 isolates, from 0 on, in order of their ids. */
  public UUID isolated(int which) {
    return server
        .database()
        .engineClient()
        .sql(
            "select distinct subject from rulebook.outcome_now where measure = 'isolation'"
                + " and bases::text like '%\"K2\"%' order by subject offset ? limit 1")
        .param(which)
        .query(UUID.class)
        .single();
  }
}
