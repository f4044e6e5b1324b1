package lianfang.web.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonRegistry;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.web.part.Head;
import lianfang.web.part.Spans;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Takes an arrival, alone or as a household, on a phone. */
@Controller
class RegisterDesk {

  private static final int KEPT_MAX = 400;

  private final PersonRegistry registry;
  private final Villages villages;
  private final ScopedTransactions transactions;
  private final MeasureLists measures;
  private final Subjects subjects;

  RegisterDesk(
      PersonRegistry registry,
      Villages villages,
      ScopedTransactions transactions,
      MeasureLists measures,
      Subjects subjects) {
    this.registry = registry;
    this.villages = villages;
    this.transactions = transactions;
    this.measures = measures;
    this.subjects = subjects;
  }

  @GetMapping(path = "/villages", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<VillageFinder.Village> complete(
      @RequestParam String q, @AuthenticationPrincipal CurrentUser user) {
    // Staff of a firm live anywhere, and villages are no secret.
    boolean everywhere = user.may(Permission.FILE_APPLICATION);
    return villages.find(q, everywhere ? List.of("") : user.scope().prefixes());
  }

  @GetMapping("/register")
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String kept,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.REGISTER_PERSON);
    RegisterForm form = new RegisterForm(shell, Map.of());
    List<UUID> ids = new ArrayList<>();
    if (kept.length() <= KEPT_MAX && kept.matches("[0-9a-f,-]*")) {
      for (String one : kept.split(",", -1)) {
        if (one.length() == 36) {
          ids.add(UUID.fromString(one));
        }
      }
    }
    return page(shell, user, form, ids).show();
  }

  @PostMapping("/register")
  ModelAndView register(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.REGISTER_PERSON);
    if ("add".equals(typed.get("act"))) {
      Map<String, String> more = new HashMap<>(typed);
      int members = new RegisterForm(shell, typed).members();
      more.put("members", String.valueOf(Math.min(members + 1, RegisterForm.MEMBERS_MAX)));
      return page(shell, user, new RegisterForm(shell, more), List.of()).show();
    }
    RegisterForm form = new RegisterForm(shell, typed);
    if (!form.check(villages)) {
      return page(shell, user, form, List.of()).show();
    }
    List<PersonRegistry.Registered> results =
        registry.register(user.recorder(), form.forms(villages));
    if (results.stream().allMatch(one -> one.person().isPresent())) {
      String kept =
          String.join(
              ",", results.stream().map(one -> one.person().orElseThrow().toString()).toList());
      return new ModelAndView("redirect:" + shell.link("/register", "kept", kept));
    }
    form.refuse(results);
    return page(shell, user, form, List.of()).show();
  }

  private RegisterPage page(Shell shell, CurrentUser user, RegisterForm form, List<UUID> kept) {
    Head head = Head.of(shell.t("people.register"), shell.t("register.says"));
    return transactions.in(
        user.prefixes(),
        () -> {
          Map<UUID, String> names = new HashMap<>();
          subjects
              .of(shell, form.unsure().stream().map(Subject::person).toList())
              .forEach((id, called) -> names.put(id, called.name() + " " + called.reference()));
          return new RegisterPage(
              shell, head, form.shared(), form.memberFields(names), done(shell, kept));
        });
  }

  private List<RegisterPage.Done> done(Shell shell, List<UUID> kept) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, kept.stream().map(Subject::person).toList());
    List<RegisterPage.Done> done = new ArrayList<>();
    for (UUID id : kept) {
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String follows =
          measures.of(List.of(id)).stream()
              .filter(one -> one.measure().equals("isolation"))
              .findFirst()
              .map(one -> follows(shell, one))
              .orElse(shell.t("register.nothing"));
      done.add(
          new RegisterPage.Done(
              name.name() + " " + name.reference(), shell.link("/people/" + id), follows));
    }
    return done;
  }

  private static String follows(Shell shell, Standing one) {
    return shell.texts().word("isolation", one.place())
        + shell.t("fact.colon")
        + Spans.words(shell, one.from(), one.until());
  }
}
