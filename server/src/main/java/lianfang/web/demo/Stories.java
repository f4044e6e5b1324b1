package lianfang.web.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import lianfang.person.RosterColumn;

/** 经历: what happened to an invented person, written into the row of the roster. */
final class Stories {

  /** The roster shows the evening before the demo begins. */
  static final LocalDate LAST_DAY = LocalDate.parse("2020-02-25");

  private static final LocalDate CERTIFICATES_FROM = LocalDate.parse("2020-02-20");

  private final Random random;
  private final InventedWords words;

  Stories(Random random) {
    this.random = random;
    this.words = new InventedWords(random);
  }

  /** 返乡人员: came from outside the city between early January and the last day. */
  void returned(RosterRow row) {
    int draw = random.nextInt(100);
    String origin = draw < 6 ? words.hubei() : draw < 46 ? words.henan() : words.elsewhere();
    // Before the closing of Wuhan many came home for the festival, from 17 February for work.
    int daysAgo = random.nextInt(3) == 0 ? random.nextInt(9) : 20 + random.nextInt(26);
    LocalDate returned = LAST_DAY.minusDays(daysAgo);
    row.with(RosterColumn.CATEGORY, "返乡人员")
        .with(RosterColumn.ORIGIN, origin)
        .with(RosterColumn.LEFT_ON, returned.minusDays(random.nextInt(2)))
        .with(RosterColumn.RETURNED_ON, returned);
    travelled(row);
    certified(row, returned, draw);
    reported(row, returned);
    if (draw < 2 && daysAgo < 9) {
      row.with(RosterColumn.CENTRAL_FROM, later(returned, 1));
    }
  }

  private void travelled(RosterRow row) {
    switch (random.nextInt(4)) {
      case 0 ->
          row.with(RosterColumn.TRANSPORT, "火车")
              .with(RosterColumn.SERVICE, "K" + (100 + random.nextInt(900)))
              .with(
                  RosterColumn.SEAT, 1 + random.nextInt(16) + "车" + (1 + random.nextInt(90)) + "座");
      case 1 -> row.with(RosterColumn.TRANSPORT, "客车");
      default -> row.with(RosterColumn.TRANSPORT, "自驾");
    }
  }

  private void certified(RosterRow row, LocalDate returned, int draw) {
    boolean fromHenan = draw >= 6 && draw < 46;
    if (!returned.isBefore(CERTIFICATES_FROM) && fromHenan && random.nextInt(3) > 0) {
      LocalDate issued = returned.minusDays(random.nextInt(7));
      row.with(RosterColumn.CERTIFICATE, "有")
          .with(
              RosterColumn.CERTIFICATE_ISSUED,
              issued.isBefore(CERTIFICATES_FROM) ? CERTIFICATES_FROM : issued);
    } else {
      row.with(RosterColumn.CERTIFICATE, "无");
    }
  }

  private void reported(RosterRow row, LocalDate returned) {
    if (random.nextInt(10) > 0) {
      row.with(RosterColumn.REPORTED_COMMUNITY, later(returned, random.nextInt(2)));
    }
    if (!row.cell(RosterColumn.EMPLOYER).isEmpty() && random.nextInt(5) > 0) {
      row.with(RosterColumn.REPORTED_UNIT, later(returned, random.nextInt(3)));
    }
  }

  /** 确诊: confirmed on a day; left hospital cured, or is still there. */
  void confirmed(RosterRow row, LocalDate confirmed) {
    row.with(RosterColumn.CATEGORY, "确诊")
        .with(RosterColumn.ADMITTED_ON, confirmed.minusDays(1 + random.nextInt(3)))
        .with(RosterColumn.DIAGNOSED_ON, confirmed)
        .with(RosterColumn.CURED, "否");
  }

  void cured(RosterRow row, LocalDate discharged) {
    row.with(RosterColumn.DISCHARGED_ON, discharged).with(RosterColumn.CURED, "是");
  }

  /** 密切接触者: last exposed on a day, some already at the central site. */
  void contact(RosterRow row, LocalDate exposed, String ofCase) {
    row.with(RosterColumn.CATEGORY, "密切接触者")
        .with(RosterColumn.LAST_EXPOSURE, exposed)
        .with(RosterColumn.SOURCE_CASE, ofCase);
    if (random.nextInt(3) > 0) {
      row.with(RosterColumn.CENTRAL_FROM, later(exposed, 1 + random.nextInt(3)));
    }
  }

  /** 疑似: in hospital, or discharged after the suspicion was excluded. */
  void suspected(RosterRow row) {
    LocalDate admitted = LAST_DAY.minusDays(2 + random.nextInt(12));
    row.with(RosterColumn.CATEGORY, "疑似").with(RosterColumn.ADMITTED_ON, admitted);
    if (random.nextBoolean()) {
      row.with(RosterColumn.DISCHARGED_ON, later(admitted, 4 + random.nextInt(5)));
    }
  }

  /** 发热留观: kept for observation, most of them already discharged. */
  void febrile(RosterRow row) {
    LocalDate admitted = LAST_DAY.minusDays(1 + random.nextInt(14));
    row.with(RosterColumn.CATEGORY, "发热留观")
        .with(RosterColumn.ADMITTED_ON, admitted)
        .with(RosterColumn.TEMPERATURE, words.pick(List.of("37.3", "37.6", "37.9", "38.2")))
        .with(RosterColumn.SYMPTOMS, "发热")
        .with(RosterColumn.SYMPTOMS_ON, admitted);
    if (random.nextInt(4) > 0) {
      row.with(RosterColumn.DISCHARGED_ON, later(admitted, 2 + random.nextInt(4)));
    }
  }

  /** A person at home who feels ill. */
  void symptomatic(RosterRow row) {
    row.with(RosterColumn.SYMPTOMS, words.pick(List.of("干咳", "乏力", "发热、干咳", "呼吸困难")))
        .with(RosterColumn.SYMPTOMS_ON, LAST_DAY.minusDays(random.nextInt(4)));
    if (row.cell(RosterColumn.SYMPTOMS).contains("发热")) {
      row.with(RosterColumn.TEMPERATURE, "37.8");
    }
  }

  private static LocalDate later(LocalDate day, int days) {
    LocalDate later = day.plusDays(days);
    return later.isAfter(LAST_DAY) ? LAST_DAY : later;
  }
}
