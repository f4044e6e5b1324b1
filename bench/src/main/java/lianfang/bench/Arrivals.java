package lianfang.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.TableCsv;
import lianfang.rulebook.table.ValueType;

/**
 * The task that all peers solve: a table of twelve rows over eight inputs of every type, first hit,
 * and cases drawn from a seed. Values are kept as plain arrays, as they come from a database.
 */
final class Arrivals {

  static final int CASES = 1 << 16;

  static final String[] CATEGORIES = {"confirmed", "suspected", "contact", "febrile", "arrival"};
  static final String[] ORIGINS = {"key", "same-province", "other"};

  private static final String TABLE =
      """
      hit,F
      row,clause,category,origin,certified,symptoms,fever,age,since,left,|,measure,days
      A1,1,confirmed,-,-,-,-,-,-,-,|,hospital,0
      A2,1,suspected,-,-,-,-,-,-,-,|,hospital,0
      A3,2,contact,-,-,true,-,-,-,-,|,hospital,0
      A4,2,contact,-,-,-,-,-,<14d,-,|,central,14
      A5,2,contact,-,-,-,-,-,-,-,|,home,14
      A6,4,febrile,-,-,-,>=38.5,-,-,-,|,hospital,0
      A7,4,febrile,-,-,-,[37.3..38.5),-,-,-,|,home,14
      A8,5,arrival,key,-,-,-,<14,<=14d,>=2020-01-23,|,home,14
      A9,5,arrival,key,-,-,-,>=14,<=14d,>=2020-01-23,|,central,14
      A10,5,arrival,"same-province,other",true,false,<37.3,-,-,-,|,none,0
      A11,5,arrival,"same-province,other",false,-,-,-,<=7d,-,|,home,7
      A12,5,-,-,-,-,-,-,-,-,|,none,0
      """;

  final int[] category = new int[CASES];
  final int[] origin = new int[CASES];
  final boolean[] certified = new boolean[CASES];
  final boolean[] symptoms = new boolean[CASES];
  final int[] feverTenths = new int[CASES];
  final int[] age = new int[CASES];
  final int[] since = new int[CASES];
  final int[] left = new int[CASES];

  Arrivals(RandomGenerator random) {
    int first = (int) LocalDate.of(2020, 1, 15).toEpochDay();
    for (int i = 0; i < CASES; i++) {
      category[i] = random.nextInt(CATEGORIES.length);
      origin[i] = random.nextInt(ORIGINS.length);
      certified[i] = random.nextBoolean();
      symptoms[i] = random.nextInt(4) == 0;
      feverTenths[i] = random.nextInt(360, 400);
      age[i] = random.nextInt(95);
      since[i] = random.nextInt(30);
      left[i] = first + random.nextInt(45);
    }
  }

  static DecisionTable table() {
    return TableCsv.read(
        "tables/arrivals.csv",
        TABLE,
        List.of(
            Input.words("category", CATEGORIES),
            Input.words("origin", ORIGINS),
            Input.of("certified", ValueType.BOOLEAN),
            Input.of("symptoms", ValueType.BOOLEAN),
            Input.of("fever", ValueType.NUMBER),
            Input.of("age", ValueType.NUMBER),
            Input.of("since", ValueType.DAYS),
            Input.of("left", ValueType.DATE)));
  }
}
