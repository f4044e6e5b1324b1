package lianfang.web.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseParts;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Term;
import lianfang.casework.visit.CasesToVisit;
import lianfang.fact.Subject;
import lianfang.web.checkpoints.PostLink;
import lianfang.web.part.Field;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 其他办理: what can be done with a case beside its steps; who may is asked when it is sent. */
@Component
class CaseMore {

  /** A field that begins with what another case says. */
  static final String OF = "of.";

  private final CaseTypes types;
  private final CaseParts parts;
  private final PostLink posts;
  private final CasesToVisit desks;

  CaseMore(CaseTypes types, CaseParts parts, PostLink posts, CasesToVisit desks) {
    this.types = types;
    this.parts = parts;
    this.posts = posts;
    this.desks = desks;
  }

  /** Where else to look: what it is about (a post, an objection, a firm), its paper, its file. */
  List<Link> links(Shell shell, CurrentUser user, CaseFile file) {
    String path = CasePages.path(file.view().id());
    List<Link> links = new ArrayList<>();
    posts.of(shell, user, file.view().about()).ifPresent(links::add);
    // 申诉: who objects to what and in which words stands on a page of its own.
    if (user.may(Permission.SEE_PERSONS)) {
      file.view()
          .values()
          .text("objection")
          .filter(fact -> file.view().about().kind() == Subject.Kind.PERSON)
          .map(fact -> new Link(shell.t("case.objection"), shell.link("/objections/" + fact)))
          .ifPresent(links::add);
    }
    boolean firm = file.view().about().kind() == Subject.Kind.ENTERPRISE;
    if (firm && user.may(Permission.SEE_FIGURES) && user.scope().contains(file.view().area())) {
      String to = shell.link("/firms/" + file.view().about().id());
      links.add(new Link(shell.t("case.firm"), to));
    }
    links.addAll(following(shell, user, file));
    links.add(new Link(shell.t("case.paper"), path + "/paper.pdf"));
    links.add(new Link(shell.t("case.json"), path + "/case.json"));
    return links;
  }

  /** Kinds of cases that begin with what this one says, such as whoever answers for a finding. */
  private List<Link> following(Shell shell, CurrentUser user, CaseFile file) {
    List<Link> links = new ArrayList<>();
    String area = file.view().area();
    if (!user.scope().contains(area)) {
      return links;
    }
    Set<String> said = file.view().values().values().keySet();
    for (CaseType type : types.offered(area)) {
      CaseStep filing = type.filings().getFirst();
      // An area's head answers for what is put right in the area, not for a firm's canteen.
      boolean same = type.about() == file.type().about();
      if (same && follows(type, filing, said)) {
        Set<String> own = desks.desks(CaseActing.of(user));
        if (filing.who().stream().anyMatch(who -> own.contains(who.desk()))) {
          String id = file.view().id().toString();
          String page = "/cases/new/" + type.id();
          String about = file.view().about().id().toString();
          String to =
              type.about() == Subject.Kind.AREA
                  ? shell.link(page, "in", area, "of", id)
                  : shell.link(page, "about", about, "in", area, "of", id);
          links.add(new Link(shell.t("case.following", Said.of(shell, type.title())), to));
        }
      }
    }
    return links;
  }

  /** Whether a form begins with something that is said. */
  private static boolean follows(CaseType type, CaseStep filing, Set<String> said) {
    return filing.form().flatMap(type::form).stream()
        .flatMap(form -> form.fields().stream())
        .map(field -> field.traits().prefill())
        .filter(from -> from.startsWith(OF))
        .anyMatch(from -> said.contains(from.substring(OF.length())));
  }

  List<CasePage.More> of(Shell shell, CurrentUser user, CaseFile file) {
    List<CasePage.More> more = new ArrayList<>();
    String path = CasePages.path(file.view().id()) + "/acts/";
    // A firm answers in its cases; whose desk has them and until when is for offices.
    boolean office = user.may(Permission.SEE_PERSONS) || user.may(Permission.DO_DUTY);
    boolean open = office && !file.ended();
    if (open) {
      boolean own = file.view().claimant().filter(user.getName()::equals).isPresent();
      String claim = own ? "release" : "claim";
      more.add(more(shell, path, claim, List.of()));
    }
    more.add(
        more(
            shell,
            path,
            "note",
            List.of(
                Field.of("note-words", "lines", shell.t("case.act.note.words"), "")
                    .hint(shell.t("case.act.note.hint"))
                    .need())));
    if (open) {
      more.add(
          more(shell, path, "hand", List.of(desk(shell), returned(shell), reason(shell, "hand"))));
      terms(shell, file)
          .ifPresent(field ->
              more.add(
                  more(
                      shell,
                      path,
                      "extend",
                      List.of(
                          field,
                          Field.of("days", "numeric", shell.t("case.act.days"), "1")
                              .unit(shell.t("case.act.days.unit"))
                              .need(),
                          reason(shell, "extend")))));
      more.add(more(shell, path, "link", List.of(other(shell), how(shell))));
      more.add(more(shell, path, "split", List.of(part(shell, file))));
      more.add(more(shell, path, "supervise", List.of(reason(shell, "supervise"))));
    }
    return more.stream().map(one -> seen(one, file)).toList();
  }

  /** Each form carries how the case stood, and an id of its own. */
  private static CasePage.More seen(CasePage.More one, CaseFile file) {
    String to = one.action() + "?seen=" + file.view().version() + "&act=" + UUID.randomUUID();
    return new CasePage.More(one.title(), one.says(), to, one.fields(), one.button(), false);
  }

  private static CasePage.More more(Shell shell, String path, String act, List<Field> fields) {
    return new CasePage.More(
        shell.t("case.act." + act),
        shell.t("case.act." + act + ".says"),
        path + act,
        fields,
        shell.t("case.act." + act),
        false);
  }

  private static Field reason(Shell shell, String act) {
    return Field.of(act + "-words", "lines", shell.t("case.act.reason"), "")
        .hint(shell.t("case.act.reason.hint"))
        .need();
  }

  private Field desk(Shell shell) {
    List<Field.Option> options =
        types.desks().list().stream()
            .map(desk -> new Field.Option(desk.id(), Said.of(shell, desk.name())))
            .toList();
    return new Field(
        "desk", "select", shell.t("case.act.desk"), null, "", null, options, null, true);
  }

  private static Field returned(Shell shell) {
    return Field.choice(
        "returned",
        shell.t("case.act.returned"),
        "no",
        List.of(
            new Field.Option("no", shell.t("case.act.returned.no")),
            new Field.Option("yes", shell.t("case.act.returned.yes"))));
  }

  private static java.util.Optional<Field> terms(Shell shell, CaseFile file) {
    List<Field.Option> options =
        file.type().rules().terms().stream()
            .filter(term -> term.extension().isPresent())
            .filter(term -> file.view().terms().containsKey(term.id()))
            .map((Term term) -> new Field.Option(term.id(), Said.of(shell, term.says())))
            .toList();
    return options.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new Field("term", "select", shell.t("case.term"), null, "", null, options, null, true));
  }

  private Field part(Shell shell, CaseFile file) {
    List<Field.Option> options =
        parts.offered(file.view(), file.type()).stream()
            .map(type -> new Field.Option(type.id(), Said.of(shell, type.title())))
            .toList();
    return new Field(
        "type", "select", shell.t("case.type"), null, file.type().id(), null, options, null, true);
  }

  private static Field other(Shell shell) {
    return Field.of("other", "text", shell.t("case.act.other"), "")
        .hint(shell.t("case.act.other.hint"))
        .need();
  }

  private static Field how(Shell shell) {
    return Field.choice(
            "how",
            shell.t("case.relation"),
            "joined",
            List.of(
                new Field.Option("joined", shell.t("case.act.joined")),
                new Field.Option("merged", shell.t("case.act.merged"))))
        .need();
  }
}
