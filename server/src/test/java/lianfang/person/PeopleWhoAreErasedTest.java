package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleWhoAreErasedTest {

  private static final PersonInstance instance = new PersonInstance();
  private static final String HEADER = "序号|姓名|身份证号|手机号|县(区)|现住乡镇|现住村(社区)|户主|人员类别\n";
  private static final String HOME = "|濮阳县|柳屯镇|柳屯村|龙一|普通居民\n";

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  @Order(1)
  void leaveNothingThatNamesThemAndTheLedgerStands() {
    instance.importTable(
        "family.csv",
        HEADER
            + ("1|龙一|" + Numbers.of(301) + "|13800000301" + HOME)
            + ("2|龙二|" + Numbers.of(302) + "|13800000302" + HOME)
            + ("3|龙一|" + Numbers.of(303).substring(0, 17) + "Y|" + HOME));
    UUID person = instance.people("family.csv").get("1");
    UUID child = instance.people("family.csv").get("2");
    List<String> facts = instance.facts(person);
    String before = ledger();

    ErasureCertificate certificate =
        instance.bean(Erasure.class).person(PersonInstance.OPERATOR, person, "本人申请");

    assertThat(certificate.destroyed())
        .containsEntry("rows that came back", 1L)
        .containsEntry("names in other households' records", 1L)
        .containsEntry("keys and blind indexes", 1L);
    assertThat(certificate.text()).contains(person.toString(), "本人申请").doesNotContain("龙一");
    assertThat(row(person)).doesNotContain("family.csv").matches("[^x]*");
    assertThat(instance.facts(person)).isEqualTo(facts);
    assertThat(ledger()).isEqualTo(before);
    assertThat(find(Numbers.of(301))).isEmpty();
    assertThat(find(Numbers.of(302))).containsExactly(child);
    assertThat(instance.count("person.alias where person = '" + person + "'")).isZero();
    assertThatThrownBy(
            () -> instance.bean(Erasure.class).person(PersonInstance.OPERATOR, person, "again"))
        .hasMessageContaining("nobody");
  }

  @Test
  @Order(2)
  void areSomebodyNewWhenTheyComeBack() {
    var again = instance.importTable("back.csv", HEADER + "1|龙一|" + Numbers.of(301) + "|" + HOME);
    assertThat(again.summary().created()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void areErasedOnlyByTheirOwnJurisdiction() {
    UUID person = instance.people("back.csv").get("1");
    Recorder elsewhere = new Recorder("x", Scope.of("4108"));
    assertThatThrownBy(() -> instance.bean(Erasure.class).person(elsewhere, person, "x"))
        .hasMessageContaining("jurisdiction");
    assertThatThrownBy(() -> instance.bean(Erasure.class).everybody(elsewhere, "x", 0))
        .hasMessageContaining("operator");
  }

  @Test
  @Order(4)
  void leaveAllAtTheEndOfTheEmergency() {
    String before = ledger();
    ErasureCertificate certificate =
        instance.bean(Erasure.class).everybody(PersonInstance.OPERATOR, "应急响应终止", 7);
    assertThat(certificate.text()).contains("details and salts of facts: 7");
    assertThat(certificate.person()).isNull();
    assertThat(
            instance.count(
                "person.person where coalesce(wrapped, sealed) is not null or number is not null"
                    + " or name is not null or phone is not null or head is not null"))
        .isZero();
    assertThat(instance.count("person.returned")).isZero();
    assertThat(instance.count("person.stated")).isZero();
    assertThat(instance.count("area.place where kind = 'household' and label not like 'erased-%'"))
        .isZero();
    assertThat(ledger()).isEqualTo(before);
  }

  private static List<UUID> find(String number) {
    return instance
        .bean(ScopedTransactions.class)
        .in("4", () -> instance.bean(PersonSearch.class).find(PersonSearch.Query.ofNumber(number)));
  }

  private static String row(UUID person) {
    return instance
        .database
        .engineClient()
        .sql(
            "select concat_ws(' ', wrapped, sealed, number, name, phone, birth, tail, head, roster)"
                + " from person.person where id = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  private static String ledger() {
    return instance
        .database
        .engineClient()
        .sql("select md5(string_agg(f::text, '|' order by seq)) from fact.fact f")
        .query(String.class)
        .single();
  }
}
