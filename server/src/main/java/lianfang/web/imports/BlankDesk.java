package lianfang.web.imports;

import java.util.List;
import java.util.stream.IntStream;
import lianfang.access.Permission;
import lianfang.person.RosterColumn;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Prints blank rosters for places without a network; their rows are keyed in one by one. */
@Controller
class BlankDesk {

  private static final int ROWS = 18;

  private static final List<RosterColumn> COLUMNS =
      List.of(
          RosterColumn.REFERENCE,
          RosterColumn.NAME,
          RosterColumn.SEX,
          RosterColumn.IDENTITY_NUMBER,
          RosterColumn.PHONE,
          RosterColumn.BUILDING,
          RosterColumn.UNIT,
          RosterColumn.DOOR,
          RosterColumn.HEAD,
          RosterColumn.ORIGIN,
          RosterColumn.RETURNED_ON,
          RosterColumn.TRANSPORT,
          RosterColumn.CERTIFICATE,
          RosterColumn.TEMPERATURE,
          RosterColumn.CATEGORY);

  @GetMapping("/rosters/blank")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.REGISTER_PERSON);
    boolean chinese = shell.language() == Language.ZH;
    Head head =
        new Head(
            shell.t("blank.title"),
            shell.t("blank.says"),
            List.of(),
            new Link(shell.t("people.register"), shell.link("/register")));
    return new BlankPage(
            shell,
            head,
            COLUMNS.stream().map(column -> chinese ? column.zh() : column.en()).toList(),
            IntStream.rangeClosed(1, ROWS).boxed().toList(),
            shell.t(
                "paper.printed",
                user.account().displayName(),
                shell.language().moment(shell.console().clock())))
        .show();
  }
}
