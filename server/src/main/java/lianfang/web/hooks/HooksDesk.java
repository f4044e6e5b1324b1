package lianfang.web.hooks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.casework.hook.Hook;
import lianfang.casework.hook.HookRefused;
import lianfang.casework.hook.HookSignature;
import lianfang.casework.hook.Hooks;
import lianfang.fact.Days;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Adds an address, shows what has arrived there and what has not, tries again, ends it. */
@Controller
class HooksDesk {

  private static final String PAGE = "/hooks";
  private static final String ONE = PAGE + "/{id}";

  /** Digits of an area, or nothing for all of them. */
  private static final String AREA = "|[1-8][0-9]{1,11}";

  private static final int SHOWN = 100;

  private final Hooks hooks;
  private final HookSignature signature;
  private final Audit audit;

  HooksDesk(Hooks hooks, HookSignature signature, Audit audit) {
    this.hooks = hooks;
    this.signature = signature;
    this.audit = audit;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    return form(shell, Map.of(), null).show();
  }

  @PostMapping(PAGE)
  ModelAndView add(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    String area = typed.getOrDefault("in", "").strip();
    if (!area.matches(AREA)) {
      return form(shell, typed, null).show();
    }
    user.requireArea(area);
    List<String> types =
        Arrays.stream(typed.getOrDefault("types", "").split("[\\s,，、]+", -1))
            .filter(type -> type.matches("[a-z0-9-]{1,60}"))
            .toList();
    try {
      UUID id =
          hooks.add(
              typed.getOrDefault("called", ""), typed.getOrDefault("url", "").strip(), area, types);
      audit.record(user.actor(), AuditAction.HOOK_CHANGED, null, area, "", "added " + id);
      return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
    } catch (HookRefused refused) {
      return form(shell, typed, refused).show();
    }
  }

  @GetMapping(ONE)
  ModelAndView one(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    Hook hook = hook(id);
    Hook.Health health = hooks.health(id);
    return new HookPage(
            shell,
            new Head(
                hook.called(),
                health(shell, hook, health),
                List.of(),
                new Link(shell.t("hook.title"), shell.link(PAGE))),
            PAGE + "/" + id,
            signature.secret(id),
            hook.endedAt() == null,
            health.givenUp(),
            List.of(messages(shell, id)))
        .show();
  }

  @PostMapping(ONE + "/again")
  ModelAndView again(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    int tried = hooks.again(hook(id).id());
    audit.record(user.actor(), AuditAction.HOOK_CHANGED, null, "", "", "again " + tried);
    return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
  }

  @PostMapping(ONE + "/end")
  ModelAndView end(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    hooks.end(hook(id).id());
    audit.record(user.actor(), AuditAction.HOOK_CHANGED, null, "", "", "ended " + id);
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  private Hook hook(UUID id) {
    return hooks.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private FormPage form(Shell shell, Map<String, String> typed, @Nullable HookRefused refused) {
    String why = refused == null ? "" : shell.t("hook.refused." + refused.why().word());
    boolean named = refused != null && refused.why() == HookRefused.Why.NAME_MISSING;
    String area = typed.getOrDefault("in", "").strip();
    List<Field> fields =
        List.of(
            Field.of("called", "text", shell.t("hook.called"), typed.getOrDefault("called", ""))
                .error(named ? why : null)
                .need(),
            Field.of("url", "url", shell.t("hook.url"), typed.getOrDefault("url", ""))
                .hint(shell.t("hook.url.hint"))
                .error(refused == null || named ? null : why)
                .need(),
            Field.of(
                    "in",
                    "text",
                    shell.t("hook.area"),
                    typed.getOrDefault("in", shell.ground().code()))
                .hint(shell.t("hook.area.hint"))
                .error(area.matches(AREA) ? null : shell.t("hook.area.wrong", area))
                .need(),
            Field.of("types", "text", shell.t("hook.types"), typed.getOrDefault("types", ""))
                .hint(shell.t("hook.types.hint")));
    return new FormPage(
        shell,
        Head.of(shell.t("hook.title"), shell.t("hook.says")),
        PAGE,
        List.of(),
        fields,
        Map.of(),
        shell.t("hook.add"),
        null,
        List.of(list(shell)));
  }

  private Block list(Shell shell) {
    List<Row> rows = new ArrayList<>();
    for (Hook hook : hooks.list()) {
      Hook.Health health = hooks.health(hook.id());
      String to = shell.link(PAGE + "/" + hook.id());
      String tone = hook.endedAt() != null ? "tag" : health.givenUp() > 0 ? "act" : "good";
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(hook.called(), null, to),
                  Cell.tag(tone, health(shell, hook, health)),
                  Cell.said(hook.url()).asMinor(),
                  Cell.minor(hook.area().isEmpty() ? "–" : hook.area()))));
    }
    return new Block(
        shell.t("hook.list"),
        shell.t("hook.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("hook.called")),
            Listing.Column.of(shell.t("hook.state")),
            Listing.Column.minor(shell.t("hook.url")),
            Listing.Column.minor(shell.t("hook.area"))),
        rows,
        shell.t("hook.none"));
  }

  private static String health(Shell shell, Hook hook, Hook.Health health) {
    if (hook.endedAt() != null) {
      return shell.t("hook.state.ended");
    }
    if (health.givenUp() > 0) {
      return shell.t("hook.state.given-up", health.givenUp());
    }
    if (health.waiting() > 0) {
      return shell.t("hook.state.waiting", health.waiting());
    }
    return health.lastArrived() == null
        ? shell.t("hook.state.new")
        : shell.t("hook.state.well", moment(shell, health.lastArrived()));
  }

  private Block messages(Shell shell, UUID id) {
    List<Row> rows = new ArrayList<>();
    for (Hook.Message one : hooks.messages(id, SHOWN)) {
      boolean there = one.arrivedAt() != null;
      String state = there ? "arrived" : one.nextAt() == null ? "given-up" : "waits";
      rows.add(
          new Row(
              null,
              List.of(
                  new Cell("code", one.kind(), null, null, false),
                  Cell.of(moment(shell, one.at())),
                  Cell.tag(there ? "good" : "act", shell.t("hook.message." + state)),
                  Cell.number(shell.language().number(one.tries()), null),
                  Cell.minor(one.problem()),
                  Cell.minor(
                      there ? moment(shell, one.arrivedAt()) : moment(shell, one.nextAt())))));
    }
    return new Block(
        shell.t("hook.messages"),
        shell.t("hook.messages.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("hook.message.kind")),
            Listing.Column.of(shell.t("hook.message.at")),
            Listing.Column.of(shell.t("hook.state")),
            Listing.Column.number(shell.t("hook.message.tries")),
            Listing.Column.minor(shell.t("hook.message.problem")),
            Listing.Column.minor(shell.t("hook.message.next"))),
        rows,
        shell.t("hook.messages.none"));
  }

  private static String moment(Shell shell, @Nullable Instant at) {
    return at == null ? "–" : shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }
}
