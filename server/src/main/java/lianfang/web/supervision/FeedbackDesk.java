package lianfang.web.supervision;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.desk.Rectifications;
import lianfang.casework.form.FormSchema;
import lianfang.casework.round.Rounds;
import lianfang.casework.type.FormReader;
import lianfang.fact.Subject;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.Said;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 上级反馈: what groups from above found is entered once, each problem becomes a rectification with its
 * deadline, and what is answered to a source stands together.
 */
@Controller
class FeedbackDesk {

  static final String PAGE = "/rectifications/feedback";

  private static final String KEY = "feedback";
  private static final int ROWS = 500;

  private final Rectifications items;
  private final Cases cases;
  private final CaseTransactions transactions;
  private final FormSheets sheets;
  private final Areas areas;
  private final FeedbackBlocks blocks;
  private final FormSchema schema;

  FeedbackDesk(
      Rectifications items,
      Cases cases,
      CaseTransactions transactions,
      FormSheets sheets,
      Areas areas,
      FeedbackBlocks blocks,
      @Qualifier("playbook") Path playbook) {
    this.items = items;
    this.cases = cases;
    this.transactions = transactions;
    this.sheets = sheets;
    this.areas = areas;
    this.blocks = blocks;
    Path file = playbook.resolve("rounds/feedback.schema.json");
    this.schema = FormSchema.of(FormReader.read("feedback.schema.json", read(file)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the playbook lacks " + file, e);
    }
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String says,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    List<Rectifications.FedBack> all =
        items.fedBack(CaseActing.of(user), shell.ground().code(), ROWS);
    List<Rectifications.FedBack> shown =
        all.stream().filter(one -> says.isEmpty() || one.says().equals(says)).toList();
    long closed = shown.stream().filter(FeedbackBlocks::isClosed).count();
    Link back =
        says.isEmpty()
            ? new Link(shell.t("door.rectifications"), shell.link("/rectifications"))
            : new Link(shell.t("feedback.title"), shell.link(PAGE));
    Head head =
        new Head(
            says.isEmpty() ? shell.t("feedback.title") : says,
            shell.t("feedback.says", shown.size(), closed),
            List.of(),
            back);
    return new BlocksPage(
            shell,
            head,
            List.of(new Link(shell.t("feedback.new"), shell.link(PAGE + "/new"))),
            List.of(),
            List.of(),
            says.isEmpty()
                ? List.of(blocks.sources(shell, all))
                : List.of(blocks.reply(shell, shown)))
        .show();
  }

  @GetMapping(PAGE + "/new")
  ModelAndView blank(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    JsonNode one = JsonMapper.shared().readTree("{\"items\": [{}]}");
    Sheet sheet = sheets.blank(shell, user.account().id(), asked(), one);
    return page(shell, UUID.randomUUID(), sheet, null).show();
  }

  private FormSheets.Asked asked() {
    return new FormSheets.Asked(schema, KEY, Map.of());
  }

  @PostMapping(PAGE + "/new")
  ModelAndView keep(
      Shell shell,
      HttpServletRequest request,
      @RequestParam("_id") UUID id,
      @RequestParam("_in") String in,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException, ServletException {
    user.require(Permission.SEE_PERSONS);
    user.requireArea(in);
    Typed typed =
        sheets.read(
            request,
            schema,
            (file, keepsLocation) -> {
              throw new FormSheets.FileRefused(shell.t("feedback.nofiles"));
            });
    Sheet again = sheets.again(shell, asked(), typed);
    if (!typed.isComplete()) {
      sheets.later(user, KEY, typed);
      return page(shell, id, again, null).show();
    }
    String wrong = elsewhere(user, typed.values());
    if (!wrong.isEmpty()) {
      return page(shell, id, again, shell.t("feedback.elsewhere", wrong)).show();
    }
    try {
      file(CaseActing.of(user), id, in, typed.values());
    } catch (CaseRefused refused) {
      return page(shell, id, again, Said.of(shell, refused.refused().says())).show();
    }
    sheets.sent(user, KEY);
    String says = typed.values().path("source-says").asString("");
    return new ModelAndView("redirect:" + shell.link(PAGE, "says", says));
  }

  /** The first code that is no division of the account's; empty where all are. */
  private String elsewhere(CurrentUser user, JsonNode values) {
    for (JsonNode item : values.path("items")) {
      String in = item.path("in").asString("");
      if (!in.isEmpty() && (!user.scope().contains(in) || areas.find(in).isEmpty())) {
        return in;
      }
    }
    return "";
  }

  /** All of them or none; sent again they are there once. */
  private void file(CaseRecorder who, UUID id, String in, JsonNode values) {
    transactions.seeing(
        who,
        () -> {
          List<UUID> filed = new ArrayList<>();
          for (JsonNode item : values.path("items")) {
            String area = item.path("in").asString(in);
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("problem", item.path("problem").asString(""));
            said.put("source", values.path("source").asString(""));
            said.put("source-says", values.path("source-says").asString(""));
            said.put("at-once", item.path("at-once").asBoolean(false));
            said.put("object", item.path("object").asString(""));
            said.put("owner", item.path("owner").asString(""));
            String name = id + " item " + filed.size();
            UUID one = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            filed.add(
                cases.file(
                    who,
                    Filing.of(
                        one,
                        Rounds.RECTIFICATION,
                        Subject.area(area),
                        area,
                        new FormValues(said))));
          }
          return filed;
        });
  }

  private static FeedbackPage page(Shell shell, UUID id, Sheet sheet, @Nullable String refusal) {
    return new FeedbackPage(
        shell,
        new Head(
            shell.t("feedback.new"),
            shell.t("feedback.new.says", shell.ground().name()),
            List.of(),
            new Link(shell.t("feedback.title"), shell.link(PAGE))),
        PAGE + "/new",
        id.toString(),
        shell.ground().code(),
        refusal,
        sheet);
  }
}
