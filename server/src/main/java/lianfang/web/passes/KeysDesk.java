package lianfang.web.passes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.gate.pass.KeyId;
import lianfang.gate.pass.PassKey;
import lianfang.gate.pass.PassKeys;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Keeps the keys of passes: makes the next one and takes one back. */
@Controller
class KeysDesk {

  private final PassKeys keys;
  private final Audit audit;
  private final Clock clock;

  KeysDesk(PassKeys keys, Audit audit, Clock clock) {
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/pass-keys")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    return page(shell).show();
  }

  @PostMapping("/pass-keys")
  ModelAndView rotate(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    PassKeys.Held made = keys.rotate(user.account().id().toString());
    audit.record(user.actor(), AuditAction.KEY_CHANGED, null, "", "", "made " + made.kid());
    return new ModelAndView("redirect:" + shell.link("/pass-keys"));
  }

  @PostMapping("/pass-keys/revoke")
  ModelAndView revoke(
      Shell shell,
      @RequestParam(defaultValue = "") String key,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_KEYS);
    if (keys.list().stream().noneMatch(held -> held.kid().equals(key))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    audit.record(user.actor(), AuditAction.KEY_CHANGED, null, "", "", "revoked " + key);
    keys.revoke(HexFormat.of().parseHex(key));
    return new ModelAndView("redirect:" + shell.link("/pass-keys"));
  }

  private KeysPage page(Shell shell) {
    Instant now = clock.instant();
    List<PassKeys.Held> held = keys.list();
    List<Row> rows = new ArrayList<>();
    List<Field.Option> open = new ArrayList<>();
    long signing = 0;
    for (PassKeys.Held one : held) {
      String state = state(one.key(), now);
      signing += state.equals("now") ? 1 : 0;
      if (one.key().revoked() == null) {
        open.add(new Field.Option(one.kid(), one.kid()));
      }
      rows.add(row(shell, one, state));
    }
    String says =
        held.isEmpty() ? shell.t("key.says.none") : shell.t("key.says", signing, keys.number());
    return new KeysPage(
        shell,
        Head.of(shell.t("key.title"), says),
        HexFormat.ofDelimiter(" ").formatHex(KeyId.of(keys.root())),
        block(shell, rows),
        open.isEmpty()
            ? null
            : Field.choice("key", shell.t("key.which"), "", open)
                .hint(shell.t("key.revoke.hint"))
                .need());
  }

  private static Row row(Shell shell, PassKeys.Held one, String state) {
    return new Row(
        null,
        List.of(
            new Cell("code", one.kid(), null, null, false),
            Cell.minor(PassWords.moment(shell, one.key().from())),
            Cell.of(PassWords.moment(shell, one.key().until())),
            Cell.tag(
                switch (state) {
                  case "now" -> "good";
                  case "revoked" -> "act";
                  default -> "tag";
                },
                shell.t("key.state." + state)),
            Cell.minor(PassWords.moment(shell, one.made()))));
  }

  private static String state(PassKey key, Instant now) {
    if (key.revoked() != null) {
      return "revoked";
    }
    if (now.isBefore(key.from())) {
      return "next";
    }
    return now.isBefore(key.until()) ? "now" : "over";
  }

  private static Block block(Shell shell, List<Row> rows) {
    return new Block(
        shell.t("key.list"),
        shell.t("key.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("key.kid")),
            Listing.Column.minor(shell.t("key.from")),
            Listing.Column.of(shell.t("key.until")),
            Listing.Column.of(shell.t("key.state")),
            Listing.Column.minor(shell.t("key.made"))),
        rows,
        shell.t("key.none"));
  }
}
