package lianfang.web.gallery;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.web.part.Bars;
import lianfang.web.part.Empty;
import lianfang.web.part.Field;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Place;
import lianfang.web.part.Why;
import lianfang.web.shell.Console;
import lianfang.web.shell.Door;
import lianfang.web.shell.Ground;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Texts;
import lianfang.web.shell.Visitor;
import org.jspecify.annotations.Nullable;

/** Pages of invented records, long names and empty lists included. */
final class Samples {

  private static final List<String> DOORS =
      List.of(
          "today",
          "people",
          "duties",
          "notices",
          "decisions",
          "closures",
          "situation",
          "areas",
          "ledger",
          "users",
          "audit");

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "lianfang.web.pages");

  private Samples() {}

  /** The pages by name. */
  static Map<String, Content> pages(Shell shell) {
    Map<String, Content> pages = new LinkedHashMap<>();
    pages.put("list", output -> list(shell).forEach(part -> part.writeTo(output)));
    pages.put("record", output -> record(shell).forEach(part -> part.writeTo(output)));
    pages.put("form", output -> form(shell).forEach(part -> part.writeTo(output)));
    return pages;
  }

  /** The whole page {@code name} as HTML. */
  static String page(String name, Language language, boolean past, @Nullable Visitor visitor) {
    Shell shell = shell(language, past, visitor);
    Content content = pages(shell).get(name);
    if (content == null) {
      throw new IllegalArgumentException("no sample " + name);
    }
    var output = new StringOutput();
    ENGINE.render(
        "shell/Layout.jte",
        Map.of("shell", shell, "title", name, "content", content, "names", true),
        output);
    return output.toString();
  }

  static Visitor visitor() {
    return new Visitor("a1", "胜利路街道 王", "township", DOORS);
  }

  private static Shell shell(Language language, boolean past, @Nullable Visitor visitor) {
    Instant now = Instant.parse("2020-02-26T00:00:00Z");
    return new Shell(
        Texts.in(language),
        Console.read(now, past ? "2020-02-25" : null, null),
        new Ground(
            "4109",
            "濮阳市",
            List.of(new Ground.Step("41", "河南省")),
            List.of(new Ground.Step("410902", "华龙区"), new Ground.Step("410922", "清丰县"))),
        visitor,
        DOORS.stream().map(word -> new Door(word, "/" + word, word.equals("people"))).toList(),
        true,
        "/people",
        Map.of("area", "4109"),
        new Shell.Csrf("_csrf", "token"),
        code -> code);
  }

  private static Content part(String template, Map<String, Object> values) {
    return output -> ENGINE.render("part/" + template + ".jte", values, output);
  }

  private static Content html(String text) {
    return output -> output.writeContent(text);
  }

  private static Head head() {
    return new Head(
        "人员",
        "今日新增 212 人应隔离，其中 38 人尚无决定；最多的是华龙区胜利路街道。",
        List.of(
            new Figure("12,408", "在册隔离", "较昨日 +212", "/people", "plain"),
            new Figure("38", "应办未决", "最早 2月24日", "/people", "act"),
            new Figure("1,907", "今日解除", "24时", "/people", "calm"),
            new Figure("61", "待裁定", null, "/decisions", "act"),
            new Figure("7", "封闭单元", null, "/closures", "plain")),
        null);
  }

  private static List<Content> list(Shell shell) {
    var options = List.of(new Filter.Option("居家", "?place=home", "9,120", true));
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of("人员"),
                Listing.Column.of("场所"),
                Listing.Column.of("状态"),
                Listing.Column.minor("起"),
                Listing.Column.of("止"),
                Listing.Column.minor("村（社区）"),
                Listing.Column.minor("依据")),
            List.of(new Filter("措施", null, "?", options), new Filter("场所", "居家", "?", options)),
            "9,120 人",
            null,
            "?after=k",
            List.of(new Link("xlsx", "/people.xlsx"), new Link("csv", "/people.csv")),
            null);
    StringBuilder rows = new StringBuilder();
    String[] paints = {"hospital", "central", "home", "undecided", "closure", "ended"};
    for (int i = 0; i < 24; i++) {
      String paint = paints[i % paints.length];
      var place = new StringOutput();
      ENGINE.render(
          "part/Place.jte",
          Map.of("place", new Place(paint, shell.texts().word("place", paint))),
          place);
      rows.append("<tr data-href=\"/people/").append(i).append("\"><td><a class=\"row\" href=\"/p");
      rows.append(i).append("\">王* <span class=\"quiet mono\">P-10").append(i);
      rows.append("</span></a></td><td>").append(place).append("</td><td><span class=\"state ");
      rows.append(List.of("due", "ordered", "served", "in-place", "released").get(i % 5));
      rows.append("\">应办</span></td><td class=\"minor\">2·21</td><td>3·5</td>");
      rows.append("<td class=\"minor\">胜利路街道 建设社区</td><td class=\"minor\">");
      rows.append("<a class=\"basis\" href=\"/b\">濮阳 2·25 第二条 K2</a></td></tr>");
    }
    return List.of(
        part("Head", Map.of("head", head())),
        part("Listing", Map.of("shell", shell, "list", listing, "rows", html(rows.toString()))));
  }

  private static List<Content> record(Shell shell) {
    Why why =
        new Why(
            "濮阳 2·25 第二条 K2",
            "《关于切实加强重点人员管控的通知》 2020年2月25日",
            "密切接触者自末次接触起隔离医学观察 14 天。",
            "K2 · 版本 9f31c2",
            List.of(new Why.Cell("人员类别", "密切接触者"), new Why.Cell("接触对象", "确诊（口径）")),
            List.of(new Why.Reading("次日为第 1 天", "约定 B", "演示审批人 2月25日")),
            List.of(new Why.Ground("F-1029", "2月20日", "末次接触", "胜利路街道")),
            List.of("国家规定同为 14 天"),
            "/object");
    LocalDate from = LocalDate.of(2020, 2, 14);
    Bars bars =
        new Bars(
            from,
            from.plusDays(34),
            LocalDate.of(2020, 2, 26),
            "今天",
            List.of(
                new Bars.Lane(
                    "隔离",
                    List.of(
                        new Bars.Bar(null, from.plusDays(6), "hospital", "医院"),
                        new Bars.Bar(from.plusDays(7), from.plusDays(20), "central", "集中 至3月5日24时"),
                        new Bars.Bar(from.plusDays(21), null, "home", "居家"))),
                new Bars.Lane(
                    "本单元封闭",
                    List.of(new Bars.Bar(from.plusDays(11), from.plusDays(24), "closure", "单元封闭"))),
                new Bars.Lane(
                    "待定",
                    List.of(
                        new Bars.Bar(from, from.plusDays(3), "ended", "已结束"),
                        new Bars.Bar(from.plusDays(12), from.plusDays(18), "undecided", "场所待定")))),
            List.of(new Bars.Mark(from.plusDays(6), "末次接触")),
            "集中隔离至 3 月 5 日");
    return List.of(
        part("Head", Map.of("head", Head.of("王* · P-1029", "集中隔离至 3月5日 24时，还剩 8 天。"))),
        html("<section class=\"block\"><header><h2>时间</h2></header><div class=\"in\">"),
        part("Bars", Map.of("language", Language.ZH, "bars", bars)),
        html("</div><div class=\"in\">"),
        part("Why", Map.of("shell", shell, "why", why, "open", true)),
        html("</div></section>"),
        part("Empty", Map.of("empty", new Empty("没有更正", "还没有人更正过。", new Link("更正", "/x")))));
  }

  private static List<Content> form(Shell shell) {
    List<Field> fields =
        List.of(
            Field.of("number", "identity", "身份证号", "").hint("用于识别同一人").need(),
            Field.of("birth", "day", "出生日期", ""),
            Field.choice(
                "sex",
                "性别",
                "",
                List.of(new Field.Option("male", "男"), new Field.Option("female", "女"))),
            Field.of("village", "village", "现住村（社区）", "").need(),
            Field.of("arrived", "day", "到达日期", "2月31日").error("2 月没有 31 日，请核对车票。").need(),
            Field.of("celsius", "number", "体温", "").unit("°C"));
    var parts = new java.util.ArrayList<Content>();
    parts.add(part("Head", Map.of("head", Head.of("登记到达", "一分钟内完成；已填内容不会丢失。"))));
    parts.add(html("<form class=\"form\" method=\"post\" data-draft=\"sample\">"));
    parts.add(part("Errors", Map.of("shell", shell, "fields", fields)));
    fields.forEach(field -> parts.add(part("Field", Map.of("shell", shell, "field", field))));
    parts.add(html("<button class=\"button first\">登记</button></form>"));
    return parts;
  }
}
