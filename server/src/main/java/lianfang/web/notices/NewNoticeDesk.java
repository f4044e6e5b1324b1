package lianfang.web.notices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Finding;
import lianfang.rulebook.LayerComparison;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.draft.NewNotice;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.DraftActs;
import lianfang.web.basis.Reasons;
import lianfang.web.editions.EditionPages;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 新通知: begins a notice from nothing, or as a copy of one that is kept here. */
@Controller
class NewNoticeDesk {

  private static final String ADDRESS = "/notices/new";

  /** Which field mends what was refused. */
  private static final Map<EditionRefusal, String> FIELDS =
      Map.of(
          EditionRefusal.ID_NAME,
          "id",
          EditionRefusal.ID_TAKEN,
          "id",
          EditionRefusal.SCOPE_OUTSIDE,
          "scope",
          EditionRefusal.REASON_MISSING,
          "reason");

  private final DraftActs acts;
  private final Drafts drafts;
  private final Editions editions;
  private final Accounts accounts;

  NewNoticeDesk(DraftActs acts, Drafts drafts, Editions editions, Accounts accounts) {
    this.acts = acts;
    this.drafts = drafts;
    this.editions = editions;
    this.accounts = accounts;
  }

  @GetMapping(ADDRESS)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String like,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("like", like);
    form.put("layer", "city");
    form.put("from", shell.console().today().toString());
    form.put("scope", user.scope().prefixes().stream().findFirst().orElse(""));
    return page(shell, user, form, Map.of());
  }

  @PostMapping(ADDRESS)
  ModelAndView begin(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DRAFT_NOTICE);
    try {
      NewNotice begun =
          new NewNotice(
              said(form, "id"),
              new NoticeTexts.Head(
                  said(form, "zh"),
                  said(form, "en"),
                  said(form, "from"),
                  said(form, "until"),
                  said(form, "scope"),
                  said(form, "layer"),
                  ""),
              said(form, "issuer-zh"),
              said(form, "issuer-en"),
              shell.console().today());
      String like = said(form, "like");
      Drafts.Draft draft =
          acts.begin(
              user,
              begun.folder(like.isEmpty() ? new TreeMap<>() : files(like)),
              said(form, "reason"));
      String to = "/notices/" + draft.notice() + "/drafts/" + draft.id();
      return new ModelAndView("redirect:" + shell.link(to, "table", ""));
    } catch (EditionRefused refused) {
      String field = FIELDS.getOrDefault(refused.refusal(), "like");
      return page(shell, user, form, Map.of(field, EditionPages.say(shell, refused)));
    } catch (NoticeRefused refused) {
      return page(shell, user, form, faults(shell, form, refused.findings()));
    }
  }

  private SortedMap<String, String> files(String edition) {
    if (editions.find(edition).isEmpty()) {
      throw new EditionRefused(EditionRefusal.UNKNOWN);
    }
    return editions.folder(edition).files();
  }

  private static String said(Map<String, String> form, String name) {
    return form.getOrDefault(name, "").strip();
  }

  /** What is wrong with the head, by the field that mends it. */
  private static Map<String, String> faults(
      Shell shell, Map<String, String> form, List<Finding> findings) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String place = finding.places().getFirst().column();
      String field =
          place.startsWith("title")
              ? said(form, "zh").isEmpty() ? "zh" : "en"
              : place.startsWith("issuer")
                  ? said(form, "issuer-zh").isEmpty() ? "issuer-zh" : "issuer-en"
                  : place.startsWith("in_force")
                      ? place.endsWith("from") ? "from" : "until"
                      : place.startsWith("scope") ? "scope" : place;
      faults.putIfAbsent(field, Reasons.say(shell, finding.detail()));
    }
    return faults;
  }

  private ModelAndView page(
      Shell shell, CurrentUser user, Map<String, String> form, Map<String, String> faults) {
    List<Field> fields = new ArrayList<>();
    for (Field field : fields(shell)) {
      fields.add(field.value(said(form, field.name())).error(faults.get(field.name())));
    }
    Link back = new Link(shell.t("door.notices"), shell.link("/notices"));
    return new FormPage(
            shell,
            new Head(shell.t("notice.new"), shell.t("notice.new.says"), List.of(), back),
            ADDRESS,
            List.of(),
            fields,
            Map.of(),
            shell.t("notice.new.button"),
            null,
            List.of(acts.seeing(user, () -> drafts(shell))))
        .show();
  }

  private List<Field> fields(Shell shell) {
    List<Field.Option> like = new ArrayList<>();
    like.add(new Field.Option("", shell.t("notice.new.like.none")));
    Map<String, Notice> latest = new LinkedHashMap<>();
    editions.list().forEach(notice -> latest.put(notice.id(), notice));
    latest
        .values()
        .forEach(notice ->
            like.add(new Field.Option(notice.edition(), Reasons.say(shell, notice.title()))));
    return List.of(
        Field.select("like", shell.t("notice.new.like"), "", like),
        text(shell, "id").hint(shell.t("notice.new.id.hint")),
        Field.of("zh", "text", shell.t("draft.head.zh"), "").need(),
        Field.of("en", "text", shell.t("draft.head.en"), "").need(),
        text(shell, "issuer-zh"),
        text(shell, "issuer-en"),
        Field.select("layer", shell.t("draft.head.layer"), "", layers(shell)).need(),
        Field.of("scope", "text", shell.t("draft.head.scope"), "")
            .hint(shell.t("draft.head.scope.hint"))
            .need(),
        Field.of("from", "date", shell.t("draft.head.from"), "").need(),
        Field.of("until", "date", shell.t("draft.head.until"), "")
            .hint(shell.t("draft.head.until.hint")),
        text(shell, "reason"));
  }

  private static Field text(Shell shell, String name) {
    return Field.of(name, "text", shell.texts().of("notice.new." + name), "").need();
  }

  private static List<Field.Option> layers(Shell shell) {
    return Arrays.stream(LayerComparison.Level.values())
        .map(level -> new Field.Option(level.word(), shell.texts().word("layer", level.word())))
        .toList();
  }

  /** Notices that are begun and not kept yet, which no other list shows. */
  private Block drafts(Shell shell) {
    List<Drafts.Draft> all = drafts.ofNewNotices();
    Map<String, String> names =
        accounts.displayNames(all.stream().map(Drafts.Draft::drafter).toList());
    List<Row> rows = new ArrayList<>();
    for (Drafts.Draft draft : all) {
      String to = shell.link("/notices/" + draft.notice() + "/drafts/" + draft.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(draft.notice(), draft.reason(), to),
                  Cell.said(names.getOrDefault(draft.drafter(), "")))));
    }
    return new Block(
        shell.t("notice.new.drafts"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("notice.title")),
            Listing.Column.of(shell.t("draft.drafter"))),
        rows,
        shell.t("notice.new.none"));
  }
}
