package lianfang.web.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.area.Responsibility;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.notice.ResponsibleBody;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;

/**
 * 责任单位与负责人: who carries a measure out, and who heads it on the day that is asked for. Without a
 * head the body stands alone; the page of areas lists it among the gaps.
 */
public final class Responsible {

  private final Bodies bodies;
  private final Map<UUID, String> belonging;
  private final Map<String, List<String>> heads;
  private final Naming naming;

  private Responsible(
      Bodies bodies, Map<UUID, String> belonging, Map<String, List<String>> heads, Naming naming) {
    this.bodies = bodies;
    this.belonging = belonging;
    this.heads = heads;
    this.naming = naming;
  }

  /** How a body is called, and how its head is put beside it. */
  private record Naming(
      Function<ResponsibleBody, String> body, BinaryOperator<String> headed, String between) {}

  /** The same in the language of a page; files and programs keep the Chinese names. */
  public Responsible in(Shell shell) {
    if (shell.language() == Language.ZH) {
      return this;
    }
    Naming english =
        new Naming(
            body -> bodies.name(shell, body),
            (body, head) -> shell.t("body.headed", body, head),
            "; ");
    return new Responsible(bodies, belonging, heads, english);
  }

  /**
   * The heads among responsibilities of one day.
   *
   * @param belonging to which jurisdiction without a code persons belong
   */
  static Responsible of(
      Bodies bodies, Map<UUID, String> belonging, Collection<Responsibility> onTheDay) {
    Map<String, List<Responsibility>> byBody = new HashMap<>();
    Set<String> accounts = new HashSet<>();
    for (Responsibility one : onTheDay) {
      one.headOf()
          .ifPresent(body -> {
            byBody.computeIfAbsent(body, key -> new ArrayList<>()).add(one);
            one.account().ifPresent(accounts::add);
          });
    }
    Map<String, String> names = bodies.accounts(accounts);
    Map<String, List<String>> heads = new HashMap<>();
    byBody.forEach((body, all) -> heads.put(body, named(all, names)));
    Naming chinese = new Naming(bodies::name, (body, head) -> body + "（" + head + "）", ";");
    return new Responsible(bodies, belonging, heads, chinese);
  }

  /** Accounts by their name, somebody without an account by the opaque id. */
  private static List<String> named(List<Responsibility> all, Map<String, String> names) {
    return all.stream()
        .sorted(Comparator.comparing(Responsibility::from).thenComparing(Responsibility::fact))
        .map(one ->
            one.account()
                .map(account -> names.getOrDefault(account, account))
                .or(() -> one.person().map(UUID::toString))
                .orElse(""))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** The body that answers for a measure, with its head: {@code body} or {@code body（head）}. */
  public String of(MeasureInterval interval) {
    return of(
        interval.measure(),
        interval.place(),
        interval.area(),
        interval.causedBy().stream().map(Subject::id).toList(),
        interval.bases());
  }

  /** The same for the parts of an interval; several heads are joined with {@code ;}. */
  public String of(
      Measure measure,
      MeasurePlace place,
      String area,
      Collection<UUID> persons,
      Collection<Basis> bases) {
    Set<String> found =
        (persons.isEmpty() ? List.of("") : persons.stream().map(this::jurisdiction).toList())
            .stream()
                .map(key ->
                    ResponsibleBody.of(
                        measure,
                        place,
                        area,
                        key.isEmpty() ? null : key,
                        key.isEmpty() ? Set.of() : bodies.named(bases)))
                .map(this::text)
                .collect(Collectors.toCollection(TreeSet::new));
    return String.join(naming.between(), found);
  }

  private String jurisdiction(UUID person) {
    return belonging.getOrDefault(person, "");
  }

  private String text(ResponsibleBody body) {
    String name = naming.body().apply(body);
    List<String> known = heads.getOrDefault(body.headOf(), List.of());
    return known.isEmpty()
        ? name
        : known.stream()
            .map(head -> naming.headed().apply(name, head))
            .collect(Collectors.joining(naming.between()));
  }
}
