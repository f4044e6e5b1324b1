package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonRegistry.Form;
import lianfang.person.PersonRegistry.Registered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PeopleByHandTest {

  private static final PersonInstance instance = new PersonInstance();

  @AfterAll
  static void close() {
    instance.close();
  }

  private static Form form(String name, String number, String phone, String head) {
    Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
    cells.put(RosterColumn.NAME, name);
    cells.put(RosterColumn.IDENTITY_NUMBER, number);
    cells.put(RosterColumn.PHONE, phone);
    cells.put(RosterColumn.HEAD, head);
    cells.put(RosterColumn.COUNTY, "濮阳县");
    cells.put(RosterColumn.TOWNSHIP, "柳屯镇");
    cells.put(RosterColumn.VILLAGE, "柳屯村");
    cells.put(RosterColumn.CATEGORY, "返乡人员");
    cells.put(RosterColumn.ORIGIN, "武汉");
    cells.put(RosterColumn.RETURNED_ON, "2020-02-05");
    return Form.of(cells);
  }

  private static List<Registered> register(Form... forms) {
    return instance.bean(PersonRegistry.class).register(PersonInstance.OPERATOR, List.of(forms));
  }

  private static <T> T in(String scope, Supplier<T> work) {
    return instance.bean(ScopedTransactions.class).in(scope, work);
  }

  @Test
  void aHouseholdOfFiveIsRegisteredAtOnce() {
    List<Registered> family =
        register(
            form("马一", Numbers.of(201), "13800000201", "马一"),
            form("马二", Numbers.of(202), "", "马一"),
            form("马三", "", "", "马一"),
            form("马四", "", "", "马一"),
            form("马五", Numbers.of(205), "", "马一"));
    assertThat(family).hasSize(5).allSatisfy(one -> assertThat(one.person()).isPresent());
    assertThat(family.stream().map(one -> one.person().orElseThrow()).distinct()).hasSize(5);
    assertThat(instance.facts(family.get(2).person().orElseThrow()))
        .contains("arrival 2020-02-05 origin=4201");
  }

  @Test
  void nobodyLandsWhenOneOfTheFormIsWrong() {
    List<Registered> two =
        register(form("牛一", Numbers.of(211), "", ""), form("牛二", Numbers.of(212) + "9", "", ""));
    assertThat(two.get(0).person()).isEmpty();
    assertThat(two.get(1).reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.refusal()).isEqualTo(Refusal.NUMBER_LENGTH));
    assertThat(in("4", () -> find(PersonSearch.Query.ofNumber(Numbers.of(211))))).isEmpty();
  }

  private static List<UUID> find(PersonSearch.Query query) {
    return instance.bean(PersonSearch.class).find(query);
  }

  @Test
  void aCandidateIsChosenByTheUser() {
    UUID known =
        register(form("羊一", Numbers.of(221), "13800000221", "")).get(0).person().orElseThrow();
    Form again = form("羊一", "", "13800000221", "");
    assertThat(register(again).get(0).candidates()).containsExactly(known);
    Registered same = register(new Form(again.cells(), Optional.of(known), false)).get(0);
    assertThat(same.person()).contains(known);
    Form other = form("羊一", "", "13800000221", "羊老大");
    UUID fresh =
        register(new Form(other.cells(), Optional.empty(), true)).get(0).person().orElseThrow();
    assertThat(fresh).isNotEqualTo(known);
    assertThat(register(again).get(0).person()).contains(known);
  }

  @Test
  void isFoundByExactMatchWithinTheJurisdictionAlone() {
    UUID person =
        register(form("鹿一·阿依", Numbers.of(231), "13800000231", "")).get(0).person().orElseThrow();
    assertThat(in("4109", () -> find(PersonSearch.Query.ofNumber(Numbers.of(231)))))
        .containsExactly(person);
    assertThat(in("4109", () -> find(PersonSearch.Query.ofPhone("+86 138-0000-0231"))))
        .containsExactly(person);
    assertThat(in("4109", () -> find(PersonSearch.Query.ofName("鹿一•阿依", "4109"))))
        .containsExactly(person);
    assertThat(in("4109", () -> find(PersonSearch.Query.ofName("鹿一", "4109")))).isEmpty();
    assertThat(in("4108", () -> find(PersonSearch.Query.ofNumber(Numbers.of(231))))).isEmpty();
    assertThat(in("4109", () -> instance.bean(PersonSearch.class).list("4109", 0, 500)))
        .contains(person);
  }

  @Test
  void aWaitingRowLandsAsWhomTheUserNames() {
    UUID known =
        register(form("鸡一", Numbers.of(241), "13800000241", "")).get(0).person().orElseThrow();
    String table =
        "序号|姓名|手机号|县(区)|现住乡镇|现住村(社区)|人员类别|来源地|返回日期\n"
            + "3|鸡一|13800000241|濮阳县|柳屯镇|柳屯村|返乡人员|武汉|2020-02-08\n"
            + "4|狗一|1380000024|濮阳县|柳屯镇|柳屯村|返乡人员|武汉|2020-02-08\n";
    var imported = instance.importTable("waiting.csv", table);
    assertThat(imported.summary().waiting()).isEqualTo(1);
    UUID id = imported.summary().id();
    Confirmations confirmations = instance.bean(Confirmations.class);
    assertThat(in("4109", () -> confirmations.list(10)))
        .contains(new Confirmations.Waiting(id, 2, villageOf(known), List.of(known)));
    assertThat(in("4109", () -> confirmations.open(id, 2).orElseThrow()))
        .containsEntry(RosterColumn.NAME, "鸡一");
    assertThatThrownBy(() ->
            confirmations.confirm(PersonInstance.OPERATOR, id, 2, Optional.of(UUID.randomUUID())))
        .hasMessageContaining("no candidate");
    assertThat(confirmations.confirm(PersonInstance.OPERATOR, id, 2, Optional.of(known)))
        .contains(known);
    assertThat(instance.facts(known)).contains("arrival 2020-02-08 origin=4201");
    assertThat(instance.importTable("waiting.csv", table).summary().waiting()).isZero();
  }

  private static String villageOf(UUID person) {
    return instance
        .database
        .engineClient()
        .sql("select area from person.person where id = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  @Test
  void rowsThatCameBackAreFetchedAgainAsTheirSheet() {
    var imported =
        instance.importTable(
            "fetched.csv",
            "序号|姓名|手机号|县(区)|现住乡镇|现住村(社区)|人员类别\n" + "1|猪一|1380000025|濮阳县|柳屯镇|柳屯村|普通居民\n");
    var out = new ByteArrayOutputStream();
    in(
        "4109",
        () -> {
          instance.bean(Confirmations.class).write(imported.summary().id(), "csv", out);
          return true;
        });
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("姓名", "猪一", Refusal.PHONE_FORM.zh(), "退回原因");
    String stored =
        instance
            .database
            .engineClient()
            .sql("select string_agg(r::text, ' ') from person.returned r")
            .query(String.class)
            .single();
    assertThat(stored).doesNotContain("猪一");
  }
}
