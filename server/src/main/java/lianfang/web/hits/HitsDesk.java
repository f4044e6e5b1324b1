package lianfang.web.hits;

import java.util.UUID;
import lianfang.rulebook.edition.Drafts;
import lianfang.web.action.DraftActs;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells the page of a draft the numbers beside its rows when they are there. */
@RestController
class HitsDesk {

  private final DraftActs acts;
  private final RowNumbers numbers;

  HitsDesk(DraftActs acts, RowNumbers numbers) {
    this.acts = acts;
    this.numbers = numbers;
  }

  @GetMapping("/notices/{id}/drafts/{draft:[0-9a-f-]{36}}/hits")
  RowNumbers.Told hits(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam String table,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft found =
        acts.find(user, id, draft)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return acts.seeing(user, () -> numbers.of(shell, found, table, false));
  }
}
