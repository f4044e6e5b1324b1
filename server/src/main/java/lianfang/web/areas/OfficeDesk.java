package lianfang.web.areas;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Office;
import lianfang.area.Offices;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Takes what the papers of an area say about its organ: seal, phones, review body, court. */
@Controller
class OfficeDesk {

  private static final int LONGEST = 100;

  private final ScopedTransactions transactions;
  private final Offices offices;
  private final Areas areas;
  private final Subjects subjects;
  private final Accounts accounts;
  private final Clock real;

  OfficeDesk(
      ScopedTransactions transactions,
      Offices offices,
      Areas areas,
      Subjects subjects,
      Accounts accounts,
      @Qualifier("real") Clock real) {
    this.transactions = transactions;
    this.offices = offices;
    this.areas = areas;
    this.subjects = subjects;
    this.accounts = accounts;
    this.real = real;
  }

  @GetMapping("/areas/{area}/office")
  ModelAndView show(
      Shell shell, @PathVariable String area, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    known(area);
    user.requireArea(area);
    return transactions.in(user.prefixes(), () -> page(shell, area)).show();
  }

  @PostMapping("/areas/{area}/office")
  ModelAndView say(
      Shell shell,
      @PathVariable String area,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    known(area);
    user.requireArea(area);
    Office office =
        new Office(
            text(form, "organ"),
            text(form, "seal"),
            text(form, "phone"),
            text(form, "supervision"),
            text(form, "review"),
            text(form, "court"));
    transactions.in(
        user.prefixes(),
        () -> {
          offices.say(area, office, user.recorder().account(), real.instant());
          return true;
        });
    return new ModelAndView("redirect:" + shell.link("/areas/" + area + "/office"));
  }

  private void known(String area) {
    if (areas.find(area).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static String text(Map<String, String> form, String name) {
    String text = form.getOrDefault(name, "").strip().replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private FormPage page(Shell shell, String area) {
    Offices.Said said = offices.own(area).orElse(null);
    Office own = said == null ? Office.BLANK : said.office();
    Office printed = offices.of(area);
    List<String> told = new ArrayList<>(List.of(shell.t("office.says")));
    if (said != null) {
      String name = accounts.displayNames(Set.of(said.account())).getOrDefault(said.account(), "");
      told.add(
          shell.t(
              "office.said",
              name.isEmpty() ? said.account() : name,
              shell.language().moment(LocalDateTime.ofInstant(said.at(), Days.ZONE))));
    }
    Head head =
        new Head(
            shell.t("office.title"),
            subjects.name(shell, area),
            List.of(),
            new Link(subjects.name(shell, area), shell.link("/areas", "area", area)));
    return new FormPage(
        shell,
        head,
        "/areas/" + area + "/office",
        told,
        List.of(
            field(shell, "organ", own.organ(), printed.organ()),
            field(shell, "seal", own.seal(), printed.seal()),
            field(shell, "phone", own.phone(), printed.phone()),
            field(shell, "supervision", own.supervision(), printed.supervision()),
            field(shell, "review", own.review(), printed.review()),
            field(shell, "court", own.court(), printed.court())),
        Map.of(),
        shell.t("office.button"),
        null,
        List.of());
  }

  /** What is empty here comes from the area above, or is a blank line on the paper. */
  private static Field field(Shell shell, String name, String own, String printed) {
    String hint =
        printed.isEmpty()
            ? shell.t("office.blank")
            : own.isEmpty()
                ? shell.t("office.above", printed)
                : shell.t("office." + name + ".hint");
    return Field.of(name, "text", shell.t("office." + name), own).hint(hint);
  }
}
