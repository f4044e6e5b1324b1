package lianfang.web.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lianfang.person.RosterColumn;

/**
 * 演示城市: the invented people of one real city, the same for the same seed.
 *
 * @param name the city
 * @param villages its villages and communities
 * @param people how many people, about
 * @param calendar the real days of its cases
 */
record DemoCity(String name, List<DemoVillage> villages, int people, CaseCalendar calendar) {

  private static final int CONTACTS_A_CASE = 6;
  private static final int RETURNED_PER_MILLE = 120;
  private static final int ILL_PER_MILLE = 2;
  private static final int FEBRILE_PER_MILLE = 1;

  /** The rows of its roster, households together. */
  List<RosterRow> invent(long seed, InventedNumbers numbers) {
    Random random = new Random(seed);
    List<Household> households = households(random, numbers);
    Stories stories = new Stories(random);
    ordinaryLives(households, stories, random);
    cases(households, stories, random);
    List<RosterRow> rows = households.stream().flatMap(h -> h.rows().stream()).toList();
    for (int index = 0; index < rows.size(); index++) {
      rows.get(index).with(RosterColumn.REFERENCE, String.valueOf(index + 1));
    }
    return rows;
  }

  private List<Household> households(Random random, InventedNumbers numbers) {
    List<Household> households = new ArrayList<>();
    InventedWords words = new InventedWords(random);
    int invented = 0;
    for (int index = 0; index < villages.size(); index++) {
      DemoVillage village = villages.get(index);
      String cadre = words.name(words.surname(), true);
      long wanted = (long) people * (index + 1) / villages.size();
      Set<String> names = new HashSet<>();
      while (invented < wanted) {
        Household household = Household.invent(random, numbers, village, name, cadre, names);
        households.add(household);
        invented += household.rows().size();
      }
    }
    return households;
  }

  private static void ordinaryLives(List<Household> households, Stories stories, Random random) {
    for (Household household : households) {
      for (RosterRow row : household.adults()) {
        int draw = random.nextInt(1000);
        if (draw < RETURNED_PER_MILLE) {
          stories.returned(row);
        } else if (draw < RETURNED_PER_MILLE + ILL_PER_MILLE) {
          stories.symptomatic(row);
        } else if (draw < RETURNED_PER_MILLE + ILL_PER_MILLE + FEBRILE_PER_MILLE) {
          stories.febrile(row);
        }
      }
    }
  }

  /** Cases live in different households; their contacts live with them and around them. */
  private void cases(List<Household> households, Stories stories, Random random) {
    List<Household> chosen = new ArrayList<>(households);
    chosen.removeIf(household -> household.adults().isEmpty());
    Collections.shuffle(chosen, random);
    int needed = calendar.confirmed().size() * (CONTACTS_A_CASE + 1) + 18;
    if (chosen.size() < needed) {
      throw new IllegalArgumentException(
          name + " needs " + needed + " households for its cases and has " + chosen.size());
    }
    int next = 0;
    List<RosterRow> sick = new ArrayList<>();
    for (LocalDate confirmed : calendar.onRosters()) {
      Household home = chosen.get(next++);
      RosterRow patient = cleared(home.adults().getFirst());
      stories.confirmed(patient, confirmed);
      sick.add(patient);
      LocalDate exposed = confirmed.minusDays(random.nextInt(3));
      for (RosterRow member : home.rows()) {
        if (member != patient) {
          stories.contact(cleared(member), exposed, "确诊病例");
        }
      }
      for (int more = home.rows().size(); more <= CONTACTS_A_CASE; more++) {
        stories.contact(cleared(chosen.get(next++).adults().getFirst()), exposed, "确诊病例");
      }
    }
    endings(sick, stories);
    others(chosen.subList(next, chosen.size()), stories);
  }

  /** They left hospital in the order in which they came. */
  private void endings(List<RosterRow> sick, Stories stories) {
    for (int index = 0; index < calendar.cured().size(); index++) {
      stories.cured(sick.get(index), calendar.cured().get(index));
    }
  }

  private static void others(List<Household> rest, Stories stories) {
    int next = 0;
    for (int suspected = 0; suspected < 6; suspected++) {
      stories.suspected(cleared(rest.get(next++).adults().getFirst()));
    }
    for (int late = 0; late < 12; late++) {
      LocalDate exposed = Stories.LAST_DAY.minusDays(late);
      String ofCase = late % 4 == 0 ? "疑似病例" : late % 7 == 1 ? "无症状感染者" : "确诊病例";
      stories.contact(cleared(rest.get(next++).adults().getFirst()), exposed, ofCase);
    }
  }

  /** Takes an earlier story back, so that a person has one. */
  private static RosterRow cleared(RosterRow row) {
    for (RosterColumn column : RosterColumn.values()) {
      boolean story = column.ordinal() >= RosterColumn.ORIGIN.ordinal();
      if (story && column != RosterColumn.TEMPERATURE) {
        row.with(column, "");
      }
    }
    return row.with(RosterColumn.TEMPERATURE, "36.5");
  }
}
