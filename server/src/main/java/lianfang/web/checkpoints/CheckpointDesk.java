package lianfang.web.checkpoints;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointRefusal;
import lianfang.gate.checkpoint.CheckpointRefused;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.DeviceEntry;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.checkpoint.Evidence;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows one post and takes what is recorded about it: orders, counts, shifts, devices. */
@Controller
class CheckpointDesk {

  private static final int PICTURE_MAX = 8 << 20;
  private static final String ONE = CheckpointsDesk.PAGE + "/{id}";

  private final ScopedTransactions transactions;
  private final Checkpoints checkpoints;
  private final CheckpointActs acts;
  private final CheckpointPages pages;
  private final Devices devices;
  private final Audit audit;

  CheckpointDesk(
      ScopedTransactions transactions,
      Checkpoints checkpoints,
      CheckpointActs acts,
      CheckpointPages pages,
      Devices devices,
      Audit audit) {
    this.transactions = transactions;
    this.checkpoints = checkpoints;
    this.acts = acts;
    this.pages = pages;
    this.devices = devices;
    this.audit = audit;
  }

  /** Why nothing was recorded, in the page's words. */
  static String say(Shell shell, CheckpointRefused refused) {
    return shell.texts().of("checkpoint.refused." + refused.refusal().word());
  }

  @GetMapping(ONE)
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return page(shell, user, id, Map.of(), null, null);
  }

  @PostMapping(ONE + "/order")
  ModelAndView order(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ORDER_CLOSURE);
    return act(shell, user, id, form, post -> acts.order(user, post, form));
  }

  @PostMapping(ONE + "/equip")
  ModelAndView equip(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    return act(shell, user, id, form, post -> acts.equip(user, post, form));
  }

  @PostMapping(ONE + "/shift")
  ModelAndView shift(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    return act(shell, user, id, form, post -> acts.shift(user, post, form));
  }

  @PostMapping(ONE + "/removed")
  ModelAndView removed(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile picture,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    user.require(Permission.DO_DUTY);
    byte[] content = picture == null ? new byte[0] : picture.getBytes();
    String type = type(content);
    return act(
        shell,
        user,
        id,
        Map.of(),
        post -> {
          if (type.isEmpty() || content.length > PICTURE_MAX) {
            throw new CheckpointRefused(CheckpointRefusal.EVIDENCE_MISSING);
          }
          String hash = hash(content);
          acts.remove(user, post, hash);
          checkpoints.keep(post.id(), hash, type, content);
        });
  }

  @GetMapping(ONE + "/evidence/{hash}")
  ResponseEntity<byte[]> evidence(
      @PathVariable UUID id, @PathVariable String hash, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    Evidence found =
        transactions
            .in(user.prefixes(), () -> checkpoints.evidence(id, hash))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(found.type()))
        .body(found.content());
  }

  @PostMapping(ONE + "/devices")
  ModelAndView offer(
      Shell shell,
      HttpServletRequest request,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String device,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    String called = device.strip();
    Devices.Offered offered =
        transactions.in(
            user.prefixes(),
            () -> {
              user.requireArea(post(id).area());
              String name = called.isEmpty() ? shell.t("device.unnamed") : called;
              return devices.offer(id, name, user.getName());
            });
    record(user, AuditAction.DEVICE_OFFERED, id, "", offered.device());
    String address = request.getRequestURL().toString().replaceAll("/checkpoints/.*", "/gate/");
    return page(shell, user, id, Map.of(), null, pages.code(shell, offered.code(), address));
  }

  @GetMapping(ONE + "/devices/{device}")
  ModelAndView revoking(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID device,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    DeviceEntry found = transactions.in(user.prefixes(), () -> device(user, id, device));
    Link back = new Link(post(user, id).called(), shell.link(CheckpointsDesk.PAGE + "/" + id));
    Field why = Field.of("why", "text", shell.t("device.why"), "").need();
    return new FormPage(
            shell,
            new Head(
                shell.t("device.revoke"),
                shell.t("device.revoke.says", found.called()),
                List.of(),
                back),
            CheckpointsDesk.PAGE + "/" + id + "/devices/" + device + "/revoke",
            List.of(),
            List.of(why),
            Map.of(),
            shell.t("device.revoke"),
            null,
            List.of())
        .show();
  }

  @PostMapping(ONE + "/devices/{device}/revoke")
  ModelAndView revoke(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID device,
      @RequestParam String why,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    transactions.in(
        user.prefixes(),
        () -> {
          devices.revoke(device(user, id, device).id(), user.getName());
          return true;
        });
    record(user, AuditAction.DEVICE_REVOKED, id, why, device);
    return back(shell, id);
  }

  /** A device of this post; the other county of a boundary post sees it and changes nothing. */
  private DeviceEntry device(CurrentUser user, UUID id, UUID device) {
    user.requireArea(post(id).area());
    return devices
        .find(device)
        .filter(one -> one.checkpoint().equals(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ModelAndView act(
      Shell shell, CurrentUser user, UUID id, Map<String, String> form, Consumer<Checkpoint> act) {
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            act.accept(post(id));
            return true;
          });
      return back(shell, id);
    } catch (CheckpointRefused refused) {
      return page(shell, user, id, form, say(shell, refused), null);
    } catch (FactRefused refused) {
      return page(shell, user, id, form, Refused.say(shell, refused), null);
    }
  }

  private void record(CurrentUser user, AuditAction action, UUID post, String why, UUID device) {
    String area = post(user, post).area();
    audit.record(user.actor(), action, Subject.place(post), area, why, "device " + device);
  }

  private Checkpoint post(CurrentUser user, UUID id) {
    return transactions.in(user.prefixes(), () -> post(id));
  }

  private ModelAndView back(Shell shell, UUID id) {
    return new ModelAndView("redirect:" + shell.link(CheckpointsDesk.PAGE + "/" + id));
  }

  private Checkpoint post(UUID id) {
    return checkpoints
        .find(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ModelAndView page(
      Shell shell,
      CurrentUser user,
      UUID id,
      Map<String, String> typed,
      @Nullable String refusal,
      CheckpointPage.@Nullable Code code) {
    return transactions
        .in(user.prefixes(), () -> pages.page(shell, user, post(id), typed, refusal, code))
        .show();
  }

  /** Known by its first bytes, not by what the browser says. */
  private static String type(byte[] content) {
    if (content.length > 8 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xd8) {
      return "image/jpeg";
    }
    return content.length > 8 && content[1] == 'P' && content[2] == 'N' && content[3] == 'G'
        ? "image/png"
        : "";
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
