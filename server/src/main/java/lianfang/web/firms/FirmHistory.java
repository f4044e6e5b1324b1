package lianfang.web.firms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.enterprise.FirmCourse;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** What happened to one firm and who answers for it, as tables. */
@Component
class FirmHistory {

  private static final List<String> KINDS =
      List.of("firm-output", "firm-checked", "firm-prepared", "firm-part", "policy-taken-up");
  private static final int SHOWN = 20;

  private final Firms firms;
  private final FirmPosts posts;
  private final Accounts accounts;
  private final FirmWords words;
  private final FirmFilings filings;

  FirmHistory(
      Firms firms, FirmPosts posts, Accounts accounts, FirmWords words, FirmFilings filings) {
    this.firms = firms;
    this.posts = posts;
    this.accounts = accounts;
    this.words = words;
    this.filings = filings;
  }

  /** What the reader's desks may begin with this firm. */
  Block filings(Shell shell, CurrentUser user, RegisteredFirm firm) {
    return filings.block(shell, user, firm);
  }

  /** Code, industry and marks in one sentence. */
  String says(Shell shell, RegisteredFirm firm) {
    String code = firm.profile().code();
    return shell.t(
        "firm.says",
        code.isEmpty() ? shell.t("firm.nocode") : code,
        words.industry(shell, firm.profile().industry()),
        FirmListDesk.marks(shell, firm));
  }

  Block course(Shell shell, RegisteredFirm firm) {
    List<Row> rows = new ArrayList<>();
    for (FirmCourse.Spell spell : firms.course(firm.id()).reversed()) {
      String way = spell.way().isEmpty() ? "" : shell.texts().word("firm.way", spell.way());
      rows.add(
          new Row(
              null,
              List.of(
                  FirmWords.tag(shell, spell.state()),
                  Cell.of(FirmWords.moment(shell, spell.from())),
                  Cell.of(way.isEmpty() ? "—" : way),
                  spell.cites().isEmpty()
                      ? Cell.of("—")
                      : Cell.basis(spell.cites(), null).asMajor())));
    }
    return new Block(
        shell.t("firm.course", rows.size()),
        shell.t("firm.course.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.state")),
            Listing.Column.of(shell.t("firms.since")),
            Listing.Column.of(shell.t("firm.way")),
            Listing.Column.of(shell.t("firms.cites"))),
        rows,
        shell.t("firm.course.none"));
  }

  Block posts(Shell shell, RegisteredFirm firm) {
    List<FirmPosts.Holder> all = posts.history(firm.id());
    List<FirmPosts.Holder> now = posts.on(firm.id(), shell.console().on());
    Map<String, String> names =
        accounts.displayNames(
            all.stream().map(FirmPosts.Holder::account).filter(Objects::nonNull).toList());
    List<Row> rows = new ArrayList<>();
    for (FirmPosts.Holder one : all) {
      String account = one.account();
      String team = one.team();
      String who = team != null ? team : account == null ? "" : names.getOrDefault(account, "—");
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.texts().word("firm.post", one.post().word())),
                  Cell.of(who),
                  Cell.of(shell.language().day(one.from())),
                  Cell.tag(
                      now.contains(one) ? "good" : "tag",
                      shell.t(now.contains(one) ? "firm.post.now" : "firm.post.before")))));
    }
    return new Block(
        shell.t("firm.posts", now.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("firm.post.title")),
            Listing.Column.of(shell.t("firm.post.who")),
            Listing.Column.of(shell.t("firms.since")),
            Listing.Column.of(shell.t("firms.state"))),
        rows,
        shell.t("firm.posts.none"));
  }

  Block records(Shell shell, RegisteredFirm firm) {
    List<Row> rows = new ArrayList<>();
    for (String kind : KINDS) {
      for (Firms.Record one : firms.records(firm.id(), kind)) {
        List<String> said = new ArrayList<>();
        one.attributes()
            .forEach((name, value) -> {
              if (!name.equals("evidence")) {
                said.add(
                    shell.texts().word("firm.record", name)
                        + " "
                        + shell.texts().word("firm.value", value));
              }
            });
        rows.add(
            new Row(
                null,
                List.of(
                    Cell.of(shell.texts().word("firm.kindof", kind)),
                    Cell.of(FirmWords.moment(shell, one.at())),
                    Cell.of(String.join(" · ", said)))));
      }
    }
    return new Block(
        shell.t("firm.records", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("firm.what")),
            Listing.Column.of(shell.t("firm.when")),
            Listing.Column.of(shell.t("firm.said"))),
        rows.subList(0, Math.min(SHOWN, rows.size())),
        shell.t("firm.records.none"));
  }

  /** Who may be named: accounts near the firm. */
  List<Field> fields(Shell shell, CurrentUser user, RegisteredFirm firm) {
    List<Field.Option> post = new ArrayList<>();
    for (FirmPost one : FirmPost.values()) {
      post.add(new Field.Option(one.word(), shell.texts().word("firm.post", one.word())));
    }
    post.add(new Field.Option("invite", shell.t("firm.invite")));
    List<Field.Option> people = new ArrayList<>();
    people.add(new Field.Option("", shell.t("area.choose")));
    for (Account one : accounts.list()) {
      boolean near =
          one.scope().contains(firm.area())
              && one.scope().prefixes().stream().anyMatch(user.scope()::contains);
      if (!one.locked() && near) {
        people.add(new Field.Option(one.id().toString(), one.displayName()));
      }
    }
    return List.of(
        Field.choice("post", shell.t("firm.post.title"), "", post).need(),
        new Field(
            "account",
            "select",
            shell.t("firm.post.who"),
            shell.t("firm.post.hint"),
            "",
            null,
            people,
            null,
            false),
        Field.of("team", "text", shell.t("firm.team"), "").hint(shell.t("firm.team.hint")));
  }
}
