package lianfang.web.situation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import lianfang.access.Permission;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.situation.Bulletin;
import lianfang.situation.Bulletins;
import lianfang.situation.Figure;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows the bulletin; a flagged figure stands with both of its readings. */
@Controller
class SituationDesk {

  private static final int HEADLINES = 5;

  private final ScopedTransactions transactions;
  private final Bulletins bulletins;

  SituationDesk(ScopedTransactions transactions, Bulletins bulletins) {
    this.transactions = transactions;
    this.bulletins = bulletins;
  }

  @GetMapping("/situation")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    LocalDate on = shell.console().on();
    List<Figure> course =
        transactions.in(
            user.prefixes(),
            () -> bulletins.newCases(on, shell.ground().code(), BulletinBlocks.COURSE_DAYS));
    return page(shell, bulletin(shell, user), course, user).show();
  }

  @GetMapping("/situation/bulletin.txt")
  ResponseEntity<byte[]> text(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    String text = bulletins.text(bulletin(shell, user), language(shell));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Bulletin bulletin(Shell shell, CurrentUser user) {
    return transactions.in(
        user.prefixes(), () -> bulletins.of(shell.console().on(), shell.ground().code()));
  }

  static Wording.Language language(Shell shell) {
    return shell.language() == Language.ZH ? Wording.Language.ZH : Wording.Language.EN;
  }

  private static BlocksPage page(
      Shell shell, Bulletin bulletin, List<Figure> course, CurrentUser user) {
    BulletinBlocks blocks = new BulletinBlocks(shell, BulletinBlocks.lists(user));
    List<Figure> known =
        bulletin.figures().stream().filter(figure -> figure.value() != null).toList();
    long flagged = known.stream().filter(figure -> !figure.flags().isEmpty()).count();
    List<lianfang.web.part.Figure> figures =
        known.stream()
            .limit(HEADLINES)
            .map(figure ->
                new lianfang.web.part.Figure(
                    figure.printed(),
                    figure.indicator().name().in(language(shell)),
                    figure.flags().isEmpty() ? null : shell.t("bulletin.flagged.short"),
                    "#" + figure.indicator().key(),
                    figure.flags().isEmpty() ? "plain" : "act"))
            .toList();
    Head head =
        new Head(
            shell.t("bulletin.title", shell.language().full(shell.console().on())),
            shell.t("bulletin.says", shell.ground().name(), known.size(), flagged),
            figures,
            null);
    List<Link> acts =
        List.of(
            new Link(shell.t("screening.link"), shell.link("/situation/screening")),
            new Link(shell.t("grades.link"), shell.link("/situation/grades")),
            new Link(shell.t("classes.link"), shell.link("/situation/classes")),
            new Link(shell.t("bulletin.text"), shell.link("/situation/bulletin.txt")));
    return new BlocksPage(
        shell,
        head,
        acts,
        List.of(),
        blocks.course(course).stream().toList(),
        List.of(blocks.figures(known), blocks.flags(known)));
  }
}
