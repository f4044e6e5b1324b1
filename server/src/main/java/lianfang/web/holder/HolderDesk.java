package lianfang.web.holder;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lianfang.gate.holder.Holders;
import lianfang.web.part.Field;
import lianfang.web.register.AreaChoice;
import lianfang.web.shell.Shell;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/**
 * Signs people in to their own page. Whoever asks gets the same answer after the same time, whether
 * the number is known, the code wrong, or both tried too often.
 */
@Controller
class HolderDesk {

  private static final String COOKIE = "lianfang-me";
  private static final String WORKER = workerText();

  /** Longer than the work of any case, so that the time tells nothing. */
  private static final long ANSWER_MILLIS = 400;

  private static final int OF_AN_ADDRESS = 30;
  private static final int OF_A_NUMBER = 5;

  /** A pass is renewed in time while its page stays open. */
  private static final Duration RENEWED = Duration.ofHours(3);

  private final Holders holders;
  private final HolderPages pages;
  private final HolderCertificate certificate;
  private final Attempts attempts;

  HolderDesk(Holders holders, HolderPages pages, HolderCertificate certificate, Attempts attempts) {
    this.holders = holders;
    this.pages = pages;
    this.certificate = certificate;
    this.attempts = attempts;
  }

  @GetMapping("/me")
  ModelAndView show(Shell shell, HttpServletRequest request, HttpServletResponse response) {
    return signedIn(request)
        .map(holder -> {
          response.setHeader("Refresh", String.valueOf(RENEWED.toSeconds()));
          return page(shell, request, holder, List.of());
        })
        .orElseGet(() -> form(shell, false, ""));
  }

  /** The script that shows the kept code where this server does not answer. */
  @GetMapping("/me/sw.js")
  ResponseEntity<String> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .header("Service-Worker-Allowed", "/me")
        .cacheControl(CacheControl.noCache())
        .body(WORKER);
  }

  private static String workerText() {
    try (var in = HolderDesk.class.getResourceAsStream("/offline/me-sw.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the script of the own page cannot be read", e);
    }
  }

  @PostMapping("/me/sign-in")
  ModelAndView signIn(
      Shell shell,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code) {
    long started = System.nanoTime();
    boolean allowed = attempts.allow(request.getRemoteAddr(), OF_AN_ADDRESS);
    String normal = number.strip().toUpperCase(Locale.ROOT);
    allowed &= attempts.allow(normal.hashCode(), OF_A_NUMBER);
    UUID subject = pages.find(normal).orElseGet(UUID::randomUUID);
    Optional<String> token =
        allowed && code.strip().length() <= 20
            ? holders.signIn(subject, code.strip())
            : Optional.empty();
    long rest = TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS) - (System.nanoTime() - started);
    LockSupport.parkNanos(Math.max(0, rest));
    if (token.isEmpty()) {
      return form(shell, true, number);
    }
    cookie(request, response, token.get(), (int) Holders.SESSION_HOLDS.toSeconds());
    return new ModelAndView("redirect:/me");
  }

  @PostMapping("/me/sign-out")
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    token(request).ifPresent(holders::signOut);
    cookie(request, response, "", 0);
    return new ModelAndView("redirect:/me");
  }

  @PostMapping("/me/objection")
  ModelAndView object(
      Shell shell,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String measure,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String text) {
    return signedIn(request)
        .map(holder -> {
          Optional<NotObjected> not = pages.object(holder, measure, ground, text);
          String told = shell.t(not.map(NotObjected::key).orElse("holder.object.done"));
          Map<String, String> typed =
              not.isEmpty() ? Map.of() : Map.of("measure", measure, "ground", ground, "text", text);
          return pages
              .page(
                  shell,
                  holder,
                  request.getRemoteAddr(),
                  List.of(told),
                  certificate.show(shell, holder, HolderCertificate.Told.NOTHING))
              .typed(typed)
              .show();
        })
        .orElseGet(() -> form(shell, false, ""));
  }

  @PostMapping("/me/certificate")
  ModelAndView declare(
      Shell shell,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String destination,
      @RequestParam(defaultValue = "") String symptoms) {
    return signedIn(request)
        .map(holder -> {
          HolderCertificate.Told told =
              certificate.declare(shell, holder, destination.strip(), symptoms);
          HolderPage.Certificate shown = certificate.show(shell, holder, told);
          List<String> notes = List.of(told.says());
          return pages.page(shell, holder, request.getRemoteAddr(), notes, shown).show();
        })
        .orElseGet(() -> form(shell, false, ""));
  }

  /** Names of areas for the destination of a certificate; nobody else is answered. */
  @GetMapping(path = "/me/areas", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<AreaChoice.Offer> areas(
      Shell shell, HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
    return signedIn(request).map(holder -> certificate.named(shell, holder, q)).orElse(List.of());
  }

  private ModelAndView page(
      Shell shell, HttpServletRequest request, Holders.Holder holder, List<String> notes) {
    HolderPage.Certificate shown = certificate.show(shell, holder, HolderCertificate.Told.NOTHING);
    return pages.page(shell, holder, request.getRemoteAddr(), notes, shown).show();
  }

  private Optional<Holders.Holder> signedIn(HttpServletRequest request) {
    return token(request).flatMap(holders::find);
  }

  private static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() < 100);
  }

  private static ModelAndView form(Shell shell, boolean refused, String number) {
    return new HolderSignInPage(
            shell,
            List.of(
                Field.of("number", "text", shell.t("holder.number"), number).need(),
                Field.of("code", "text", shell.t("holder.given"), "")
                    .hint(shell.t("holder.given.hint"))
                    .need()),
            refused)
        .show();
  }

  private static void cookie(
      HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/me");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge(seconds);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
