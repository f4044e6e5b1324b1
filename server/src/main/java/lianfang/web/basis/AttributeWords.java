package lianfang.web.basis;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.EnglishNames;
import lianfang.casework.CaseState;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Desk;
import lianfang.fact.AttributeType;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;
import lianfang.fact.playbook.Wording;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Question;
import lianfang.web.action.Statute;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 属性的说法: what one attribute of a fact says, by the type that its kind declares. */
@Component
final class AttributeWords {

  /** Types whose values are ids or hashes, which mean nothing to people. */
  private static final Set<AttributeType> OPAQUE =
      Set.of(
          AttributeType.Simple.HASH,
          AttributeType.Simple.PLACE,
          AttributeType.Simple.SUBJECT,
          AttributeType.Simple.ACCOUNT);

  /** Said elsewhere, or reckoned for programs alone. */
  private static final Set<String> UNSAID =
      Set.of(
          "filer",
          "contact",
          "term",
          "terms",
          "met",
          "unseen",
          "pass",
          "incident",
          "proposal",
          "objection",
          "report");

  /** Attributes whose words are called differently than elsewhere. */
  private static final Map<String, String> OWN =
      Map.of("grade", "grade", "proposed", "grade", "scene", "scene");

  private static final int MINUTES = 60;

  private final Areas areas;
  private final EnglishNames english;
  private final FactKinds kinds;
  private final Editions editions;
  private final CaseTypes types;

  AttributeWords(
      Areas areas, EnglishNames english, FactKinds kinds, Editions editions, CaseTypes types) {
    this.areas = areas;
    this.english = english;
    this.kinds = kinds;
    this.editions = editions;
    this.types = types;
  }

  /** The name of a kind: the pages' own, else the one of its file. */
  String kind(Shell shell, String word) {
    return shell.texts().has("fact." + word)
        ? shell.texts().word("fact", word)
        : kinds
            .find(word)
            .map(kind -> shell.language() == Language.ZH ? kind.zh() : kind.en())
            .orElse(word);
  }

  /** Whether people are told this attribute. */
  boolean isSaid(Fact fact, String name) {
    return isSaid(type(fact, name), name);
  }

  /** The same of an attribute of this type. */
  static boolean isSaid(@Nullable AttributeType type, String name) {
    return (type == null || !OPAQUE.contains(type)) && !UNSAID.contains(name);
  }

  private @Nullable AttributeType type(Fact fact, String name) {
    return kinds
        .find(fact.kind())
        .map(FactKind::attributes)
        .map(attributes -> attributes.get(name))
        .map(FactKind.Attribute::type)
        .orElse(null);
  }

  /** The value in words of the page's language. */
  String value(Shell shell, Fact fact, String name, String value) {
    AttributeType type = type(fact, name);
    if (type == AttributeType.Simple.AREA || type == AttributeType.Simple.AREAS) {
      return Arrays.stream(value.split(" ", -1))
          .map(code -> named(shell, code))
          .collect(Collectors.joining(shell.t("list.and")));
    }
    if (type == AttributeType.Simple.DATE) {
      return day(shell, fact, value);
    }
    return switch (name) {
      case "question" ->
          Question.find(value).map(one -> Reasons.say(shell, one.title())).orElse(value);
      case "statute" -> statute(shell, value);
      case "answer" ->
          word(shell, fact.kind().equals("closure-answered") ? "closure.answer" : "answer", value);
      case "notice", "higher", "scheme" -> title(shell, value);
      case "minute_from", "minute_to" -> time(value);
      case "at" -> moment(shell, value);
      case "key" -> ReadingWords.key(shell.texts(), value);
      case "value" -> ReadingWords.value(shell, fact.attributes().getOrDefault("key", ""), value);
      default ->
          ofCase(shell, fact, name, value)
              .orElseGet(() -> word(shell, OWN.getOrDefault(name, "value"), value));
    };
  }

  private static String word(Shell shell, String kind, String value) {
    return shell.texts().word(kind, shell.texts().word("value", value));
  }

  /** Days of the fact's own year go without it. */
  private static String day(Shell shell, Fact fact, String value) {
    LocalDate day = LocalDate.parse(value);
    return day.getYear() == fact.happenedOn().getYear()
        ? shell.language().day(day)
        : shell.language().full(day);
  }

  /** The minute at which an edition takes effect; kinds of checkpoints bear the same name. */
  private static String moment(Shell shell, String value) {
    return value.indexOf('T') < 0
        ? word(shell, "checkpoint.at", value)
        : shell
            .language()
            .moment(OffsetDateTime.parse(value).atZoneSameInstant(Days.ZONE).toLocalDateTime());
  }

  private static String time(String minutes) {
    int minute = Integer.parseInt(minutes);
    return "%02d:%02d".formatted(minute / MINUTES, minute % MINUTES);
  }

  private String title(Shell shell, String id) {
    return editions.list().stream()
        .filter(notice -> notice.id().equals(id))
        .findFirst()
        .map(notice -> Reasons.say(shell, notice.title()))
        .orElseGet(() ->
            Arrays.stream(id.split(" ", -1))
                .map(one -> types.find(one).map(type -> say(shell, type.title())).orElse(one))
                .map(one -> word(shell, "readingvalue", one))
                .collect(Collectors.joining(shell.t("list.and"))));
  }

  /** Words of the type of a case and of its desk. */
  private Optional<String> ofCase(Shell shell, Fact fact, String name, String value) {
    if (name.equals("desk")) {
      return types.desks().find(value).map(Desk::name).map(words -> say(shell, words));
    }
    String edition = fact.attributes().get("edition");
    if (name.equals("type")) {
      return types.find(value).map(CaseType::title).map(words -> say(shell, words));
    }
    if (edition == null || !fact.kind().startsWith("case-")) {
      return Optional.empty();
    }
    return switch (name) {
      case "state" ->
          types.edition(edition).state(value).map(CaseState::name).map(words -> say(shell, words));
      case "step" ->
          types.edition(edition).step(value).map(CaseStep::name).map(words -> say(shell, words));
      default -> Optional.empty();
    };
  }

  private static String say(Shell shell, Wording words) {
    return shell.language() == Language.ZH ? words.zh() : words.en();
  }

  private String named(Shell shell, String code) {
    String path =
        shell.language() == Language.EN
            ? areas.find(code).map(english::of).orElse("")
            : areas.pathName(code);
    return path.isEmpty() ? shell.texts().word("value", code) : path;
  }

  private static String statute(Shell shell, String word) {
    boolean chinese = shell.language() == Language.ZH;
    return Statute.find(word).map(one -> chinese ? one.zh() : one.en()).orElse(word);
  }
}
