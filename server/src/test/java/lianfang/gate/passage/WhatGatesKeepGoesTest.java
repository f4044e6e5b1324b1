package lianfang.gate.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On 26 February 2020 and with sixty legal days, what is of before 28 December 2019 goes. */
class WhatGatesKeepGoesTest {

  private static final String ROWS =
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
        (gen_random_uuid(), '4109', 'new', '', '{}', false, 'x', '2020-02-20', null);
      insert into gate.slot (id, area, purpose, day, minute_from, minute_to, capacity,
        account)
      select md5(day::text)::uuid, '410922100', 'certificate', day, 480, 540, 5, 'x'
      from unnest(array['2019-12-10', '2019-12-11', '2020-02-20']::date[]) day;
      insert into gate.slot_taken (slot, subject, area)
      select id, gen_random_uuid(), '410922100001' from gate.slot;
      insert into gate.certificate (id, subject, area, destination, declared_at, slot, fit,
        issued_at, until_day)
      select gen_random_uuid(), gen_random_uuid(), '410922100001', said, declared, slot,
        until is not null, until, until
      from (values
        ('1101', '2019-12-01'::timestamptz, md5('2019-12-10')::uuid, '2019-12-15'::date),
        ('1102', '2019-12-01', null, null),
        ('1103', '2019-12-01', md5('2019-12-11')::uuid, '2020-02-27'),
        ('1104', '2020-02-12', md5('2020-02-20')::uuid, '2020-02-25'))
        as made (said, declared, slot, until);
      insert into gate.commute (id, subject, home, work, days, minute_from, minute_to,
        until_day, asked_at)
      select gen_random_uuid(), gen_random_uuid(), '4109', '4108', 1, 0, 1, day, day
      from unnest(array['2019-12-20', '2020-03-20']::date[]) day;
      insert into gate.holder_code (subject, area, hash, made_at, made_by, expires_at)
      select gen_random_uuid(), '4109', '', at, 'x', at
      from unnest(array['2019-12-20', '2020-02-20']::timestamptz[]) at;
      insert into gate.holder_session (hash, subject, area, expires_at)
      select decode(md5(at::text), 'hex'), gen_random_uuid(), '4109', at
      from unnest(array['2019-12-20', '2020-02-20']::timestamptz[]) at
      """;

  private static RulebookInstance instance;

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
    instance.database().asOwner(ROWS);
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static List<String> left(String question) {
    return instance.database().engineClient().sql(question).query(String.class).list();
  }

  @Test
  void whatEndedLongAgoGoesAndWhatStillCountsStays() {
    long passes = 2 + 1;
    long certificates = 2 + 2 + 1;
    long holders = 1 + 1 + 1;
    assertThat(instance.bean(GateRetention.class).enforce())
        .isEqualTo(3 + passes + 1 + certificates + holders);
    assertThat(left("select kind from gate.mail order by 1"))
        .containsExactly("fever", "people", "trip");
    assertThat(left("select issued_at::date::text from gate.pass")).containsExactly("2020-02-20");
    assertThat(left("select number::text from gate.pass_revocation order by number"))
        .as("numbers go on behind the last one")
        .containsExactly("1", "3");
    assertThat(left("select plate from gate.permit order by 1")).containsExactly("new", "still");
    assertThat(left("select destination from gate.certificate order by 1"))
        .as("one that holds stays however long ago it was declared")
        .containsExactly("1103", "1104");
    assertThat(left("select day::text from gate.slot order by 1"))
        .as("a slot goes when no certificate names it")
        .containsExactly("2019-12-11", "2020-02-20");
    assertThat(left("select s.day::text from gate.slot_taken join gate.slot s on s.id = slot"))
        .containsExactly("2020-02-20");
    assertThat(left("select until_day::text from gate.commute")).containsExactly("2020-03-20");
    assertThat(left("select expires_at::date::text from gate.holder_code"))
        .containsExactly("2020-02-20");
    assertThat(left("select expires_at::date::text from gate.holder_session"))
        .containsExactly("2020-02-20");
    assertThat(instance.bean(GateRetention.class).enforce()).isZero();
  }
}
