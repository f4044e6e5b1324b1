package lianfang.gate.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On 26 February 2020 and with sixty legal days, what is of before 28 December 2019 goes. */
class WhatGatesKeepGoesTest {

  private static RulebookInstance instance;

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
    instance
        .database()
        .asOwner(
            """
            insert into gate.mail (id, checkpoint, device, kind, happened_at, recorded_at, said)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), kind, at, at, '{}'
            from unnest(array['people', 'fever', 'trip']) kind,
              unnest(array['2019-12-20', '2020-02-20']::timestamptz[]) at;
            insert into gate.pass_key (kid, algorithm, spki, issuer, usable_from, usable_until,
              made_at, made_by, file)
            values (decode('0102030405060708', 'hex'), -7, '', 'x', '2019-01-01', '2020-12-31',
              '2019-01-01', 'x', 'x');
            insert into gate.pass (id, subject, area, form, allows, kid, issued_at, expires_at,
              account)
            select decode(lpad(to_hex(n), 16, '0'), 'hex'), gen_random_uuid(), '4109', 'paper',
              '{free}', decode('0102030405060708', 'hex'), at, at + interval '7 days', 'x'
            from unnest(array['2019-12-01', '2019-12-02', '2020-02-20']::timestamptz[])
              with ordinality as made (at, n);
            insert into gate.pass_revocation (number, pass, prefix, area, reason, account,
              revoked_at, expires_at)
            select row_number() over (order by issued_at desc), id, 1, area, 'lost', 'x',
              issued_at, expires_at from gate.pass;
            insert into gate.permit (id, area, plate, goods, route, emergency, asked_by, asked_at,
              until_day)
            values (gen_random_uuid(), '4109', 'old', '', '{}', false, 'x', '2019-12-01', null),
              (gen_random_uuid(), '4109', 'still', '', '{}', false, 'x', '2019-12-01',
                '2020-03-01'),
              (gen_random_uuid(), '4109', 'new', '', '{}', false, 'x', '2020-02-20', null)
            """);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static List<String> left(String question) {
    return instance.database().engineClient().sql(question).query(String.class).list();
  }

  @Test
  void mailPassesAndPermitsGoAndWhatStillCountsStays() {
    assertThat(instance.bean(GateRetention.class).enforce()).isEqualTo(3 + 2 + 1 + 1);
    assertThat(left("select kind from gate.mail order by 1"))
        .containsExactly("fever", "people", "trip");
    assertThat(left("select issued_at::date::text from gate.pass")).containsExactly("2020-02-20");
    assertThat(left("select number::text from gate.pass_revocation order by number"))
        .as("numbers go on behind the last one")
        .containsExactly("1", "3");
    assertThat(left("select plate from gate.permit order by 1")).containsExactly("new", "still");
    assertThat(instance.bean(GateRetention.class).enforce()).isZero();
  }
}
