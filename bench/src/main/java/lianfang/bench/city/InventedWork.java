package lianfang.bench.city;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Checklist;
import lianfang.casework.DeskPlace;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seats;
import lianfang.casework.StepOrder;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;

/**
 * 虚构的一天: who applies, who is inspected and who calls, at which minute of the day, and which
 * official does the next step when. The same seed gives the same day.
 */
final class InventedWork {

  /** Four hundred officials: of townships, at the hotline and at the industry desks. */
  private static final int TOWNSHIP_OFFICIALS = 300;

  private static final int HOTLINE = 60;
  private static final int INSPECTORS = 40;

  private static final String COUNTY = "410823";
  private static final String CITY = "4108";
  private static final int TOWNSHIP_DIGITS = 9;
  private static final int COUNTY_DIGITS = 6;

  /** Files are sent from 08:00 until late in the afternoon. */
  private static final int LAST_ARRIVAL = 540;

  private static final List<String> PLANS = List.of("control-plan", "resumption-plan");
  private static final List<String> KINDS =
      List.of("consultation", "help", "complaint", "suggestion");
  private static final List<String> TOPICS =
      List.of("road-blocked", "passes", "supplies", "masks", "compound", "other");

  private final Random random = new Random(City.SEED);
  private final List<String> villages;
  private final List<String> everywhere;
  private final CaseType inspection;
  private final int applications;
  private final int inspections;
  private final int calls;
  private final List<Item> items = new ArrayList<>();

  InventedWork(City city, int applications, int inspections, int calls) {
    this.villages = villages(city, COUNTY);
    this.everywhere = villages(city, CITY);
    this.inspection = city.bean(CaseTypes.class).find("firm-inspection").orElseThrow();
    this.applications = applications;
    this.inspections = inspections;
    this.calls = calls;
  }

  private static List<String> villages(City city, String prefix) {
    List<String> codes = new ArrayList<>();
    try (Connection owner = PassagesOfACity.owner(city);
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct code from area.division where length(code) = 12 and code like '"
                    + prefix
                    + "%' order by 1")) {
      while (rows.next()) {
        codes.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("villages cannot be read", e);
    }
    return codes;
  }

  /** One case; its version is that of its last step. */
  static final class Item {
    private final UUID id = UUID.randomUUID();
    private final String type;
    private final String area;
    private final Map<String, Object> filed;
    private long version;

    private Item(String type, String area, Map<String, Object> filed) {
      this.type = type;
      this.area = area;
      this.filed = filed;
    }

    UUID id() {
      return id;
    }

    String type() {
      return type;
    }

    String area() {
      return area;
    }

    /** What was filled in when it was filed. */
    FormValues filed() {
      return new FormValues(filed);
    }
  }

  /** A step that somebody does at a minute. */
  record Planned(
      Item item,
      CaseRecorder who,
      String step,
      Map<String, Object> values,
      List<String> pictureFields,
      long seed) {

    /** The picture that goes with it. */
    Optional<byte[]> picture() {
      return pictureFields.isEmpty() ? Optional.empty() : Optional.of(drawn(seed));
    }

    /** Does it; {@code hash} names the picture, or is empty. */
    void act(Cases cases, String hash) {
      FormValues filled = new FormValues(values);
      Set<String> evidence = Set.of();
      if (!hash.isEmpty()) {
        for (String field : pictureFields) {
          filled = filled.with(new FormValues(Map.of(field, List.of(hash))));
        }
        evidence = Set.of(hash);
      }
      if (item.version == 0) {
        Subject about =
            item.type.equals("request")
                ? Subject.area(item.area)
                : new Subject(Subject.Kind.ENTERPRISE, item.id);
        cases.file(
            who,
            new Filing(
                item.id, item.type, step, about, item.area, filled, evidence, Optional.empty()));
        item.version = cases.find(who, item.id).orElseThrow().view().version();
      } else {
        item.version =
            cases
                .step(
                    who,
                    new StepOrder(
                        UUID.randomUUID(), item.id, item.version, step, filled, evidence, false))
                .view()
                .version();
      }
    }
  }

  /** A small picture that no other is equal to. */
  private static byte[] drawn(long seed) {
    Random colours = new Random(seed);
    var image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      image.setRGB(x, x % image.getHeight(), colours.nextInt());
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Who sits at desks that people take by name. */
  void seats(Seats seats) {
    for (int i = 0; i < HOTLINE; i++) {
      seat(seats, "hotline-" + i, new DeskPlace("hotline", CITY));
    }
    for (String county : everywhere.stream().map(InventedWork::county).distinct().toList()) {
      for (int i = 0; i < INSPECTORS; i++) {
        seat(seats, "inspector-" + i, new DeskPlace("industry", county));
      }
    }
  }

  private void seat(Seats seats, String account, DeskPlace place) {
    LocalDate from = DayOfCasework.DAY.minusDays(1);
    seats.take(
        command(), UUID.randomUUID(), new Seats.Seat(account, place, from, null, null, null));
  }

  private static String county(String village) {
    return village.substring(0, COUNTY_DIGITS);
  }

  List<Item> items() {
    return items;
  }

  CaseRecorder hotline() {
    return person("hotline-" + random.nextInt(HOTLINE), CITY, "department");
  }

  CaseRecorder command() {
    return person("command", CITY, "command");
  }

  CaseRecorder someTownship() {
    return township(villages.getFirst());
  }

  UUID someCase(CaseRecorder who) {
    return items.stream()
        .filter(item -> who.recorder().scope().contains(item.area))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private CaseRecorder township(String village) {
    String code = village.substring(0, TOWNSHIP_DIGITS);
    return person("township-" + code + "-" + random.nextInt(2), code, "township");
  }

  private CaseRecorder inspector(String village) {
    return person("inspector-" + random.nextInt(INSPECTORS), county(village), "department");
  }

  private static CaseRecorder person(String account, String area, String role) {
    return CaseRecorder.person(new Recorder(account, Scope.of(area)), Set.of(role));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private int within(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Tells every step of the day with its minute after 08:00. */
  void plan(Plan plan) {
    for (int i = 0; i < applications; i++) {
      application(plan);
    }
    for (int i = 0; i < inspections; i++) {
      inspection(plan);
    }
    for (int i = 0; i < calls; i++) {
      call(plan);
    }
  }

  /** Where planned steps go. */
  interface Plan {
    void at(int minute, Planned planned);
  }

  private Item item(String type, String area, Map<String, Object> filed) {
    Item item = new Item(type, area, filed);
    items.add(item);
    return item;
  }

  private Planned planned(Item item, CaseRecorder who, String step, Map<String, Object> values) {
    return new Planned(item, who, step, values, List.of(), 0);
  }

  private Planned shown(
      Item item, CaseRecorder who, String step, Map<String, Object> values, String field) {
    return new Planned(item, who, step, values, List.of(field), random.nextLong());
  }

  private void application(Plan plan) {
    String village = any(villages);
    Map<String, Object> form =
        Map.of(
            "materials",
            "口罩 500 个、消毒液 50 升、测温枪 4 把",
            "people",
            "每日测温两次，外来人员登记",
            "cleaning",
            "车间、食堂、班车每日消毒两次",
            "instructor",
            "驻厂指导员",
            "staff",
            within(5, 300),
            "back",
            within(1, 5),
            "training",
            true,
            "hazard-check",
            true);
    Item item = item("resume-same-day", village, form);
    CaseRecorder firm = person("firm-" + items.size(), village, "enterprise");
    int at = within(0, LAST_ARRIVAL);
    plan.at(at, new Planned(item, firm, "file", form, PLANS, random.nextLong()));
    at += within(2, 70);
    if (oneIn(10)) {
      plan.at(at, planned(item, township(village), "return", Map.of("lacking", "缺驻厂指导员名单")));
      at += within(10, 120);
      plan.at(at, new Planned(item, firm, "complete", form, PLANS, random.nextLong()));
      at += within(2, 40);
    }
    Map<String, Object> complete =
        Map.of(
            "has-control-plan", true,
            "has-resumption-plan", true,
            "has-materials", true,
            "has-people", true,
            "has-cleaning", true,
            "has-instructor", true);
    plan.at(at, planned(item, township(village), "check", complete));
    at += within(20, 300);
    plan.at(at, shown(item, township(village), "accept", Map.of(), "seen"));
    plan.at(at + 1, planned(item, firm, "record", Map.of()));
  }

  private void inspection(Plan plan) {
    String village = any(villages);
    Map<String, Object> form = Map.of("how", oneIn(3) ? "unannounced" : "planned", "list", "visit");
    Item item = item("firm-inspection", village, form);
    int at = within(0, 120);
    plan.at(at, planned(item, inspector(village), "plan", form));
    at += within(60, 400);
    if (oneIn(6)) {
      Map<String, Object> failed =
          Map.of("failures", List.of("plan"), "findings", "应急处置流程没有上墙，员工不了解");
      plan.at(at, shown(item, inspector(village), "fail", failed, "seen"));
    } else {
      plan.at(at, planned(item, inspector(village), "pass-visit", answers()));
    }
  }

  private Map<String, Object> answers() {
    Checklist list = inspection.checklist("firm-visit", COUNTY, DayOfCasework.DAY).orElseThrow();
    List<Map<String, Object>> given = new ArrayList<>();
    for (Checklist.Item one : list.items()) {
      String answer =
          switch (one.kind()) {
            case YES_NO -> "true";
            case NUMBER -> String.valueOf(within(20, 80));
            case TEXT -> "无";
          };
      given.add(Map.of("item", one.id(), "answer", answer));
    }
    return Map.of("answers", given);
  }

  private void call(Plan plan) {
    String village = any(everywhere);
    Map<String, Object> form =
        Map.of(
            "kind",
            any(KINDS),
            "topic",
            any(TOPICS),
            "urgency",
            oneIn(50) ? "critical" : oneIn(10) ? "urgent" : "normal",
            "what",
            "村口道路被土堆挡住，车辆无法通行",
            "where",
            "村东路口");
    Item item = item("request", village, form);
    int at = within(0, LAST_ARRIVAL);
    plan.at(at, planned(item, hotline(), "call", form));
    at += within(1, 20);
    plan.at(at, planned(item, hotline(), "accept", Map.of()));
    at += within(1, 140);
    plan.at(at, planned(item, hotline(), "dispatch", Map.of("to", "township")));
    at += within(5, 120);
    plan.at(at, planned(item, township(village), "sign", Map.of()));
    if (!oneIn(4)) {
      at += within(30, 300);
      Map<String, Object> reply = Map.of("result", "已到现场清除土堆，道路恢复通行", "on-site", true);
      plan.at(at, shown(item, township(village), "reply", reply, "proof"));
    }
  }
}
