package lianfang.web.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.area.Offices;
import lianfang.fact.Fact;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Standing;
import lianfang.rulebook.StandingQuery;
import lianfang.web.action.Act;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.OrderMeasures;
import lianfang.web.action.Statute;
import lianfang.web.basis.Reasons;
import lianfang.web.basis.Refused;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Orders what is due in an area, as one batch whose number the official has read. */
@Controller
class OrdersDesk {

  /** So many orders one signature may carry. */
  private static final int BATCH_MAX = 5_000;

  private final ScopedTransactions transactions;
  private final MeasureLists measures;
  private final OrderMeasures orders;
  private final Reasons reasons;
  private final Offices offices;

  OrdersDesk(
      ScopedTransactions transactions,
      MeasureLists measures,
      OrderMeasures orders,
      Reasons reasons,
      Offices offices) {
    this.transactions = transactions;
    this.measures = measures;
    this.orders = orders;
    this.reasons = reasons;
    this.offices = offices;
  }

  @GetMapping("/orders")
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "isolation") String measure,
      @RequestParam(defaultValue = "") String place,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ORDER_MEASURE);
    return page(shell, user, measure, place, shell.ground().code(), null).show();
  }

  @PostMapping("/orders")
  ModelAndView sign(
      Shell shell,
      @RequestParam String area,
      @RequestParam String measure,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ORDER_MEASURE);
    user.requireArea(area);
    String place = form.getOrDefault("place", "");
    List<Act> acts = due(shell, user, measure, place, area).stream().map(OrdersDesk::act).toList();
    String confirmed = form.getOrDefault("confirmed", "").strip();
    int number = confirmed.matches("[0-9]{1,6}") ? Integer.parseInt(confirmed) : -1;
    try {
      String organ = form.getOrDefault("organ", "").strip().replaceAll("\\s+", "-");
      String statute = form.getOrDefault("statute", "");
      List<Fact> signed = orders.order(user, new OrderMeasures.Batch(organ, statute, acts, number));
      String batch = signed.getFirst().attributes().getOrDefault("evidence", "");
      return new ModelAndView(
          "redirect:"
              + shell.link("/people", "measure", measure, "batch", batch, "state", "ordered"));
    } catch (ActionRefused refused) {
      return again(page(shell, user, measure, place, area, Refused.say(shell, refused)), form)
          .show();
    }
  }

  private List<Standing> due(
      Shell shell, CurrentUser user, String measure, String place, String area) {
    StandingQuery all =
        StandingQuery.of(area, shell.console().today()).measure(measure).state("due");
    return transactions.in(
        user.prefixes(),
        () ->
            measures.page(all, null, BATCH_MAX).stream()
                .filter(one -> place.isEmpty() || one.place().equals(place))
                .toList());
  }

  private static Act act(Standing one) {
    return new Act(one.subject(), Measure.ofWord(one.measure()), MeasurePlace.ofWord(one.place()));
  }

  private OrderPage page(
      Shell shell,
      CurrentUser user,
      String measure,
      String place,
      String area,
      @Nullable String refusal) {
    List<Standing> due = due(shell, user, measure, place, area);
    Map<String, Long> byClause = new TreeMap<>();
    for (Standing one : due) {
      String chip = one.bases().isEmpty() ? "" : reasons.chip(shell, one.bases().getFirst());
      String where = one.place().isEmpty() ? "" : " · " + shell.texts().word("place", one.place());
      byClause.merge(chip + where, 1L, Long::sum);
    }
    List<Row> rows = new ArrayList<>();
    byClause.forEach((clause, count) ->
        rows.add(
            new Row(
                null,
                List.of(Cell.of(clause), Cell.number(shell.language().number(count), null)))));
    Block by =
        new Block(
            shell.t("order.by", due.size()),
            shell.t("order.by.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("today.clause")),
                Listing.Column.number(shell.t("order.count"))),
            rows,
            shell.t("order.none"));
    Head head =
        new Head(
            shell.t("order.title", shell.texts().word("measure", measure)),
            shell.t("order.says", shell.ground().name(), due.size()),
            List.of(),
            new Link(shell.t("door.people"), shell.link("/people", "state", "due")));
    return new OrderPage(
        shell,
        head,
        measure,
        place,
        due.isEmpty() ? List.of() : fields(shell, user, measure, organ(shell, user), due.size()),
        refusal,
        by);
  }

  /** The page with what was typed; the number is counted again. */
  private static OrderPage again(OrderPage page, Map<String, String> form) {
    List<Field> fields =
        page.fields().stream()
            .map(one -> one.name().equals("confirmed") ? one : kept(one, form))
            .toList();
    return new OrderPage(
        page.shell(), page.head(), page.measure(), page.place(), fields, page.refusal(), page.by());
  }

  private static Field kept(Field one, Map<String, String> form) {
    return form.containsKey(one.name()) ? one.value(form.getOrDefault(one.name(), "")) : one;
  }

  /** In whose name the area's papers are signed. */
  private String organ(Shell shell, CurrentUser user) {
    return transactions.in(
        user.prefixes(), () -> offices.of(shell.ground().code()).organWord(user.account().login()));
  }

  private static List<Field> fields(
      Shell shell, CurrentUser user, String measure, String organ, int count) {
    boolean chinese = shell.language() == Language.ZH;
    List<Field.Option> grounds =
        Statute.of(Measure.ofWord(measure), user.account().roles()).stream()
            .map(one -> new Field.Option(one.word(), chinese ? one.zh() : one.en()))
            .toList();
    String first = grounds.isEmpty() ? "" : grounds.getFirst().value();
    return List.of(
        Field.choice("statute", shell.t("order.statute"), first, grounds).need(),
        Field.of("organ", "text", shell.t("closure.organ"), organ)
            .hint(shell.t("order.organ.hint"))
            .need(),
        Field.of("confirmed", "number", shell.t("order.confirm"), "")
            .hint(shell.t("order.confirm.hint", count))
            .need());
  }
}
