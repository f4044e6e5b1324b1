package lianfang.web.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.AttributeType;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.FactWords;
import lianfang.web.basis.Refused;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Records a fact about a person, or corrects one; the outcome follows in the same transaction. */
@Controller
class FactDesk {

  /** What is recorded by hand; steps of measures and decisions have pages of their own. */
  private static final List<String> KINDS =
      List.of(
          "temperature",
          "symptom",
          "arrival",
          "contact",
          "diagnosis",
          "admission",
          "discharge",
          "death",
          "report",
          "journey",
          "employment",
          "vulnerability");

  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final FactKinds kinds;
  private final FactWords words;
  private final Subjects subjects;
  private final Clock clock;

  FactDesk(
      ScopedTransactions transactions,
      Ledger ledger,
      FactKinds kinds,
      FactWords words,
      Subjects subjects,
      Clock clock) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.kinds = kinds;
    this.words = words;
    this.subjects = subjects;
    this.clock = clock;
  }

  @GetMapping("/people/{id}/facts")
  ModelAndView show(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String corrects,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.RECORD_FACT);
    return transactions.in(
        user.prefixes(),
        () -> {
          Fact old = find(id, corrects);
          Map<String, String> typed = old == null ? Map.of() : typed(old);
          return page(shell, id, old == null ? kind : old.kind(), old, typed, null).show();
        });
  }

  @PostMapping("/people/{id}/facts")
  ModelAndView record(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    String corrects = form.getOrDefault("corrects", "");
    user.require(corrects.isEmpty() ? Permission.RECORD_FACT : Permission.CORRECT_FACT);
    String kind = form.getOrDefault("kind", "");
    try {
      return transactions.in(
          user.prefixes(),
          () -> {
            Fact old = find(id, corrects);
            LocalDate day =
                TypedDay.read(form.getOrDefault("day", ""), shell.console().today()).orElse(null);
            if (day == null) {
              return page(shell, id, kind, old, form, new Wrong("day", shell.t("form.day.wrong")))
                  .show();
            }
            Fact said = fact(user, id, kind, old, day, form);
            kinds.requireByHand(said, kind);
            kinds.requireByHand(said, old == null ? kind : old.kind());
            ledger.append(user.recorder(), List.of(said));
            return new ModelAndView("redirect:" + shell.link("/people/" + id));
          });
    } catch (FactRefused refused) {
      return transactions.in(
          user.prefixes(),
          () -> page(shell, id, kind, find(id, corrects), form, wrong(shell, refused)).show());
    }
  }

  private Fact fact(
      CurrentUser user,
      UUID id,
      String kind,
      @Nullable Fact old,
      LocalDate day,
      Map<String, String> form) {
    TreeMap<String, String> attributes = new TreeMap<>();
    kind(kind)
        .attributes()
        .keySet()
        .forEach(name -> {
          String value = form.getOrDefault(name, "").strip();
          if (!value.isEmpty()) {
            attributes.put(name, value);
          }
        });
    computed(kind, attributes);
    if (old != null) {
      String why = form.getOrDefault("why", "").strip();
      old.attributes().forEach(attributes::putIfAbsent);
      // The earlier fact may be a correction itself; its reason is not the reason of this one.
      attributes.remove(FactKinds.CORRECTION_REASON);
      if (!why.isEmpty()) {
        attributes.put(FactKinds.CORRECTION_REASON, why);
      }
    }
    Instant now = clock.instant();
    Instant happened = day.equals(Days.of(now)) ? now : Days.start(day);
    return new Fact(
        0,
        new FactIds(clock).next(),
        Subject.person(id),
        kind,
        facts(id).getLast().area(),
        happened,
        now,
        user.recorder().account(),
        "page",
        old == null ? null : old.id(),
        attributes);
  }

  /** What nobody types: a firm's id follows from its name and area, a train has capital letters. */
  private static void computed(String kind, Map<String, String> attributes) {
    attributes.computeIfPresent("number", (name, said) -> said.toUpperCase(Locale.ROOT));
    String firm = attributes.get("object");
    if (kind.equals("employment") && firm != null) {
      String area = attributes.getOrDefault("firm_area", "");
      attributes.put("firm", "enterprise:" + Subject.enterprise("firm", area, firm).id());
    }
  }

  private static Map<String, String> typed(Fact old) {
    Map<String, String> typed = new TreeMap<>(old.attributes());
    typed.put("day", old.happenedOn().toString());
    return typed;
  }

  private @Nullable Fact find(UUID id, String fact) {
    return fact.length() != 36
        ? null
        : facts(id).stream()
            .filter(one -> one.id().toString().equals(fact))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<Fact> facts(UUID id) {
    List<Fact> facts = Corrections.effective(ledger.of(List.of(Subject.person(id))));
    if (facts.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return facts;
  }

  private FactKind kind(String word) {
    return kinds
        .find(word)
        .filter(kind -> KINDS.contains(kind.word()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private FactPage page(
      Shell shell,
      UUID id,
      String kind,
      @Nullable Fact old,
      Map<String, String> typed,
      @Nullable Wrong wrong) {
    // Somebody of another area has no facts here, and so no form either.
    List<Fact> known = facts(id);
    Subjects.Called called = subjects.of(shell, Subject.person(id));
    String who = called.name() + " " + called.reference();
    Head head =
        new Head(
            kind.isEmpty() ? shell.t("record.fact") : shell.texts().word("fact", kind),
            old == null ? who : shell.t("fact.corrects", who, old.number()),
            List.of(),
            new Link(who, shell.link("/people/" + id)));
    List<Link> links = new ArrayList<>();
    if (kind.isEmpty()) {
      String to = "/people/" + id + "/facts";
      KINDS.forEach(word ->
          links.add(new Link(shell.texts().word("fact", word), shell.link(to, "kind", word))));
      for (Fact fact : known) {
        if (List.of("duty-done", "temperature").contains(fact.kind())) {
          links.add(
              new Link(
                  shell.t("withdraw.one", fact.number(), words.words(shell, fact)),
                  shell.link("/withdrawals", "fact", fact.id().toString())));
        }
        if (KINDS.contains(fact.kind())) {
          links.add(
              new Link(
                  shell.t("fact.correct.one", fact.number(), words.words(shell, fact)),
                  shell.link(to, "corrects", fact.id().toString())));
        }
      }
    }
    List<Field> fields = kind.isEmpty() ? List.of() : fields(shell, kind(kind), old, typed);
    boolean beside = wrong != null && fields.stream().anyMatch(wrong::isAt);
    return new FactPage(
        shell,
        head,
        id.toString(),
        kind,
        old == null ? "" : old.id().toString(),
        links,
        fields.stream()
            .map(field -> wrong != null && wrong.isAt(field) ? field.error(wrong.says()) : field)
            .toList(),
        beside || wrong == null ? null : wrong.says());
  }

  /** What is wrong, and in which field; null where none of them is to blame. */
  private record Wrong(@Nullable String field, String says) {

    boolean isAt(Field one) {
      return one.name().equals(field);
    }
  }

  private static Wrong wrong(Shell shell, FactRefused refused) {
    String why = FactKinds.CORRECTION_REASON;
    String field = refused.attribute().map(one -> one.equals(why) ? "why" : one).orElse(null);
    return switch (refused.problem()) {
      case NO_REASON -> new Wrong("why", Refused.say(shell, refused));
      case IN_THE_FUTURE -> new Wrong("day", Refused.say(shell, refused));
      default -> new Wrong(field, Refused.say(shell, refused));
    };
  }

  private static List<Field> fields(
      Shell shell, FactKind kind, @Nullable Fact old, Map<String, String> typed) {
    List<Field> fields = new ArrayList<>();
    String today = shell.console().today().toString();
    fields.add(
        Field.of("day", "day", shell.t("facts.day"), typed.getOrDefault("day", today))
            .hint(shell.t("register.returned.hint"))
            .need());
    kind.attributes().entrySet().stream()
        .filter(one -> !one.getKey().equals("firm"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> fields.add(field(shell, one.getKey(), one.getValue(), typed)));
    if (old != null) {
      List<Field.Option> reasons = new ArrayList<>();
      for (String why : List.of("mistake", "document", "told-later")) {
        reasons.add(new Field.Option(why, shell.texts().word("why", why)));
      }
      fields.add(Field.choice("why", shell.t("fact.why"), "", reasons).need());
    }
    return fields;
  }

  private static Field field(
      Shell shell, String name, FactKind.Attribute attribute, Map<String, String> typed) {
    String label = shell.texts().word("attribute", name);
    String value = typed.getOrDefault(name, "");
    Field field;
    if (attribute.type() instanceof AttributeType.Choice choice) {
      List<Field.Option> options =
          choice.words().stream()
              .sorted()
              .map(word -> new Field.Option(word, shell.texts().word("value", word)))
              .toList();
      field = Field.choice(name, label, value, options);
    } else if (attribute.type() == AttributeType.Simple.DATE) {
      field = Field.of(name, "date", label, value);
    } else {
      field = Field.of(name, "text", label, value).hint(hint(shell, attribute.type()));
    }
    return attribute.required() ? field.need() : field;
  }

  private static String hint(Shell shell, AttributeType type) {
    return shell.texts().word("expected", type.toString().toLowerCase(Locale.ROOT));
  }
}
