package lianfang.web.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lianfang.person.RosterColumn;

/** 户: invents the members of one household, who share an address, a surname line and a cadre. */
final class Household {

  private static final LocalDate TODAY = LocalDate.parse("2020-02-25");

  private final Random random;
  private final InventedWords words;
  private final InventedNumbers numbers;
  private final DemoVillage village;
  private final String city;
  private final Set<String> names;
  private final List<RosterRow> rows = new ArrayList<>();
  private final List<Integer> ages = new ArrayList<>();

  private Household(
      Random random, InventedNumbers numbers, DemoVillage village, String city, Set<String> names) {
    this.random = random;
    this.words = new InventedWords(random);
    this.numbers = numbers;
    this.village = village;
    this.city = city;
    this.names = names;
  }

  /**
   * A new household of one to six people.
   *
   * @param names those of the village so far: two children of one name and no document would be
   *     taken for one
   */
  static Household invent(
      Random random,
      InventedNumbers numbers,
      DemoVillage village,
      String city,
      String cadre,
      Set<String> names) {
    Household household = new Household(random, numbers, village, city, names);
    household.fill(cadre);
    return household;
  }

  List<RosterRow> rows() {
    return rows;
  }

  /** The members from 18 to 70 years, who travel and work. */
  List<RosterRow> adults() {
    List<RosterRow> adults = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      if (ages.get(index) >= 18 && ages.get(index) <= 70) {
        adults.add(rows.get(index));
      }
    }
    return adults;
  }

  private void fill(String cadre) {
    boolean man = random.nextInt(4) > 0;
    int age = 25 + random.nextInt(50);
    String surname = words.surname();
    add(name(surname, man), man, age, "户主");
    if (random.nextInt(5) > 0) {
      add(name(words.surname(), !man), !man, age - 2 + random.nextInt(4), "配偶");
    }
    int children = age < 30 ? random.nextInt(2) : random.nextInt(3);
    for (int child = 0; child < children; child++) {
      boolean son = random.nextBoolean();
      int years = Math.max(0, age - 22 - random.nextInt(12));
      add(name(surname, son), son, years, son ? "子" : "女");
    }
    if (age < 55 && random.nextInt(3) == 0) {
      add(name(words.surname(), false), false, age + 22 + random.nextInt(8), "母亲");
    }
    address(cadre);
  }

  private String name(String surname, boolean man) {
    String name = words.name(surname, man);
    while (!names.add(name)) {
      name = words.name(surname, man);
    }
    return name;
  }

  private void add(String name, boolean man, int age, String relation) {
    RosterRow row =
        new RosterRow()
            .with(RosterColumn.NAME, name)
            .with(RosterColumn.SEX, man ? "男" : "女")
            .with(RosterColumn.RELATION, relation)
            .with(RosterColumn.CATEGORY, "普通居民");
    LocalDate born = TODAY.minusYears(age).minusDays(random.nextInt(365));
    boolean undocumented = (age < 6 || age > 85) && random.nextInt(4) == 0;
    if (undocumented) {
      row.with(RosterColumn.DOCUMENT_TYPE, "无");
    } else {
      row.with(RosterColumn.IDENTITY_NUMBER, numbers.identity(born, man))
          .with(RosterColumn.DOCUMENT_TYPE, "居民身份证")
          .with(RosterColumn.NATIONALITY, "中国");
    }
    if (age >= 14) {
      row.with(RosterColumn.PHONE, numbers.phone());
    }
    if (age >= 18 && age < 60 && random.nextInt(5) < 2) {
      row.with(RosterColumn.EMPLOYER, words.firm(city));
    }
    row.with(RosterColumn.TEMPERATURE, "36.%d".formatted(random.nextInt(9)));
    rows.add(row);
    ages.add(age);
  }

  private void address(String cadre) {
    String head = rows.getFirst().cell(RosterColumn.NAME);
    int building = 1 + random.nextInt(6);
    int unit = 1 + random.nextInt(3);
    int door = 100 * (1 + random.nextInt(6)) + 1 + random.nextInt(2);
    int group = 1 + random.nextInt(8);
    int alley = 1 + random.nextInt(4);
    int courtyard = 1 + random.nextInt(30);
    for (int index = 0; index < rows.size(); index++) {
      RosterRow row = rows.get(index);
      row.with(RosterColumn.COUNTY, village.county())
          .with(RosterColumn.TOWNSHIP, village.township())
          .with(RosterColumn.VILLAGE, village.name())
          .with(RosterColumn.REGISTERED_PLACE, city + village.county())
          .with(RosterColumn.HEAD, head)
          .with(RosterColumn.RESPONSIBLE, cadre);
      if (village.urban()) {
        row.with(RosterColumn.BUILDING, building + "号楼")
            .with(RosterColumn.UNIT, unit + "单元")
            .with(RosterColumn.DOOR, String.valueOf(door));
      } else {
        row.with(RosterColumn.GROUP, group + "组")
            .with(RosterColumn.ALLEY, alley + "胡同")
            .with(RosterColumn.COURTYARD, courtyard + "号院")
            .with(RosterColumn.DOOR, String.valueOf(courtyard));
      }
      if (ages.get(index) < 14) {
        row.with(RosterColumn.REPORTED_BY, head);
      }
    }
  }
}
