package lianfang.web.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.situation.ClassRefused;
import lianfang.situation.ObjectClasses;
import lianfang.situation.scheme.ClassScheme;
import lianfang.web.basis.Refused;
import lianfang.web.cases.Said;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lists villages, firms and venues by the class that they carry, and records what organs decide.
 */
@Controller
class ClassesDesk {

  private static final String PAGE = "/situation/classes";
  private static final String SCHEME = "scheme";

  private final ScopedTransactions transactions;
  private final ObjectClasses classes;

  ClassesDesk(ScopedTransactions transactions, ObjectClasses classes) {
    this.transactions = transactions;
    this.classes = classes;
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String scheme,
      @RequestParam(name = "class", required = false) @Nullable String only,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return page(shell, user, scheme, only, Map.of(), null);
  }

  @PostMapping(PAGE)
  ModelAndView assign(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.APPROVE_NOTICE);
    String scheme = form.getOrDefault(SCHEME, "");
    String area = GradeForms.words(form, "of");
    if (!area.matches("[1-8][0-9]{1,11}")) {
      String none = shell.t("factproblem.unknown-area", "", area, "");
      return page(shell, user, scheme, null, form, none);
    }
    user.requireArea(area);
    Optional<LocalDate> from = TypedDay.read(form.getOrDefault("from", ""), shell.console().on());
    if (from.isEmpty()) {
      return page(
          shell,
          user,
          scheme,
          null,
          form,
          shell.t("grades.wrong.from.value", form.getOrDefault("from", "")));
    }
    String refusal;
    try {
      var one =
          new ObjectClasses.Assignment(
              scheme,
              form.getOrDefault("class", ""),
              form.getOrDefault("kind", ""),
              area,
              GradeForms.words(form, "name"),
              from.get(),
              GradeForms.words(form, "organ"),
              GradeForms.words(form, "cites"));
      transactions.in(
          user.prefixes(),
          () -> {
            classes.assign(user.recorder(), one);
            return true;
          });
      return new ModelAndView("redirect:" + shell.link(PAGE, SCHEME, scheme));
    } catch (ClassRefused refused) {
      refusal = shell.texts().of("classes.refused." + refused.reason().word());
    } catch (FactRefused refused) {
      refusal = Refused.say(shell, refused);
    }
    return page(shell, user, scheme, null, form, refusal);
  }

  private ModelAndView page(
      Shell shell,
      CurrentUser user,
      String id,
      @Nullable String only,
      Map<String, String> typed,
      @Nullable String refusal) {
    ClassScheme shown = classes.find(id).orElse(classes.schemes().getFirst());
    return transactions
        .in(user.prefixes(), () -> form(shell, user, shown, only, typed, refusal))
        .show();
  }

  private FormPage form(
      Shell shell,
      CurrentUser user,
      ClassScheme shown,
      @Nullable String only,
      Map<String, String> typed,
      @Nullable String refusal) {
    String area = shell.ground().code();
    List<ObjectClasses.Classed> all = classes.of(area, shown.id(), shell.console().on(), null);
    List<String> told = new ArrayList<>();
    told.add(shell.t("classes.cites", Said.of(shell, shown.cites())));
    if (!shown.hasCriteria()) {
      told.add(shell.t("classes.nocriteria"));
    }
    boolean may =
        user.may(Permission.APPROVE_NOTICE) && shown.hasCriteria() && !shell.console().elsewhere();
    Map<String, String> hidden = new TreeMap<>(Map.of(SCHEME, shown.id()));
    return new FormPage(
        shell,
        new Head(
            shell.t("classes.title", Said.of(shell, shown.title())),
            shell.t("classes.says", shell.ground().name(), all.size()),
            List.of(),
            new Link(shell.t("door.situation"), shell.link("/situation"))),
        PAGE,
        told,
        may ? fields(shell, shown, typed) : List.of(),
        hidden,
        shell.t("classes.button"),
        refusal,
        List.of(
            schemes(shell, shown), counts(shell, shown, all), objects(shell, shown, all, only)));
  }

  private static List<Field> fields(Shell shell, ClassScheme scheme, Map<String, String> typed) {
    List<Field.Option> options =
        scheme.classes().stream()
            .map(one -> new Field.Option(one.id(), Said.of(shell, one.name())))
            .toList();
    List<Field.Option> kinds =
        scheme.kinds().stream()
            .map(kind -> new Field.Option(kind, shell.texts().word("classes.kind", kind)))
            .toList();
    String kind = typed.getOrDefault("kind", scheme.kinds().getFirst());
    String today = shell.console().on().toString();
    List<Field> fields = new ArrayList<>();
    fields.add(Field.choice("kind", shell.t("classes.kind"), kind, kinds).need());
    fields.add(
        Field.of("of", "text", shell.t("classes.area"), typed.getOrDefault("of", ""))
            .hint(shell.t("classes.area.hint"))
            .need());
    if (!scheme.kinds().equals(List.of("village"))) {
      fields.add(
          Field.of("name", "text", shell.t("classes.name"), typed.getOrDefault("name", ""))
              .hint(shell.t("classes.name.hint")));
    }
    fields.add(
        Field.choice("class", shell.t("classes.class"), typed.getOrDefault("class", ""), options)
            .need());
    fields.add(
        Field.of("from", "day", shell.t("grades.from"), typed.getOrDefault("from", today)).need());
    fields.add(
        Field.of("organ", "text", shell.t("grades.organ"), typed.getOrDefault("organ", "")).need());
    fields.add(Field.of("cites", "text", shell.t("grades.cites"), typed.getOrDefault("cites", "")));
    return fields;
  }

  private Block schemes(Shell shell, ClassScheme shown) {
    List<Row> rows = new ArrayList<>();
    for (ClassScheme one : classes.schemes()) {
      String to = shell.link(PAGE, SCHEME, one.id());
      String kinds =
          one.kinds().stream()
              .map(kind -> shell.texts().word("classes.kind", kind))
              .collect(Collectors.joining(shell.t("list.or")));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(Said.of(shell, one.title()), null, to),
                  Cell.of(kinds),
                  Cell.tag(
                      one.equals(shown) ? "good" : "tag",
                      shell.t(one.hasCriteria() ? "classes.usable" : "classes.unusable")))));
    }
    return new Block(
        shell.t("classes.schemes", rows.size()),
        shell.t("classes.schemes.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("classes.scheme")),
            Listing.Column.of(shell.t("classes.kind")),
            Listing.Column.of(shell.t("notice.state"))),
        rows,
        "");
  }

  private static Block counts(Shell shell, ClassScheme scheme, List<ObjectClasses.Classed> all) {
    List<Row> rows = new ArrayList<>();
    for (ClassScheme.ObjectClass one : scheme.classes()) {
      long number = all.stream().filter(c -> c.now().objectClass().equals(one.id())).count();
      Wording criteria = one.criteria();
      String to = shell.link(PAGE, SCHEME, scheme.id(), "class", one.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(Said.of(shell, one.name()), null, to),
                  Cell.number(shell.language().number(number), null),
                  Cell.of(
                      criteria == null
                          ? shell.t("classes.unpublished")
                          : Said.of(shell, criteria)))));
    }
    return new Block(
        shell.t("classes.classes", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("classes.class")),
            Listing.Column.number(shell.t("classes.objects")),
            Listing.Column.of(shell.t("classes.criteria"))),
        rows,
        "");
  }

  private static Block objects(
      Shell shell, ClassScheme scheme, List<ObjectClasses.Classed> all, @Nullable String only) {
    List<Row> rows = new ArrayList<>();
    for (ObjectClasses.Classed one : all) {
      if (only == null || only.equals(one.now().objectClass())) {
        String earlier =
            one.earlier().stream()
                .map(before -> dated(shell, scheme, before))
                .collect(Collectors.joining(shell.t("logic.comma")));
        rows.add(
            new Row(
                null,
                List.of(
                    new Cell("text", one.name(), one.place(), null, false),
                    Cell.tag("tag", dated(shell, scheme, one.now())),
                    Cell.of(earlier.isEmpty() ? "–" : earlier),
                    Cell.minor(one.now().organ() + " · " + one.fact()),
                    Cell.said(one.now().cites()).asMinor())));
      }
    }
    return new Block(
        shell.t("classes.list", rows.size(), shell.language().full(shell.console().on())),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("classes.object")),
            Listing.Column.of(shell.t("classes.class")),
            Listing.Column.of(shell.t("classes.earlier")),
            Listing.Column.minor(shell.t("grades.organ")),
            Listing.Column.minor(shell.t("grades.cites"))),
        rows,
        shell.t("classes.list.none"));
  }

  private static String dated(Shell shell, ClassScheme scheme, ObjectClasses.Assignment one) {
    String name =
        scheme
            .find(one.objectClass())
            .map(found -> Said.of(shell, found.name()))
            .orElse(one.objectClass());
    return shell.t("classes.since", name, shell.language().day(one.from()));
  }
}
