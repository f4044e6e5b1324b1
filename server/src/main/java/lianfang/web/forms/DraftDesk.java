package lianfang.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import lianfang.person.confided.FormDrafts;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Keeps drafts while somebody types, and forgets one when its account begins anew. */
@Controller
class DraftDesk {

  private final FormDrafts drafts;

  DraftDesk(FormDrafts drafts) {
    this.drafts = drafts;
  }

  @PostMapping("/forms/draft")
  ResponseEntity<Void> keep(
      HttpServletRequest request,
      @RequestParam("_key") String key,
      @AuthenticationPrincipal CurrentUser user) {
    Raw raw = Raw.of(request.getParameterMap());
    boolean kept = drafts.keep(user.account().id(), key, raw.fields());
    return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.CONTENT_TOO_LARGE)
        .build();
  }

  @PostMapping("/forms/draft/forget")
  ModelAndView forget(
      @RequestParam("_key") String key,
      @RequestParam("_back") String back,
      @AuthenticationPrincipal CurrentUser user) {
    drafts.drop(user.account().id(), key);
    // Only an address of this console: what comes with a request leads nowhere else.
    boolean own = back.matches("/[A-Za-z0-9][A-Za-z0-9/._?=&%~-]*");
    return new ModelAndView("redirect:" + (own ? back : "/today"));
  }
}
