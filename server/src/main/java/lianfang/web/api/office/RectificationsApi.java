package lianfang.web.api.office;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.desk.Rectifications;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * 整改台账接口: what is to be put right, from which source, by whom and until when. Items are filed and
 * closed as cases.
 */
@RestController
@RequestMapping("/api/v1/rectifications")
class RectificationsApi {

  private static final int ROWS_MAX = 500;

  private final Rectifications items;

  RectificationsApi(Rectifications items) {
    this.items = items;
  }

  /** One item. */
  record ItemJson(
      UUID id,
      long number,
      String type,
      String state,
      String area,
      Instant filedAt,
      @Nullable Instant due,
      String problem,
      String source,
      String owner) {

    static ItemJson of(Rectifications.Item one) {
      return new ItemJson(
          one.entry().id(),
          one.entry().number(),
          one.entry().type(),
          one.entry().state(),
          one.entry().area(),
          one.entry().filedAt(),
          one.entry().due(),
          one.problem(),
          one.source(),
          one.owner());
    }
  }

  @GetMapping
  List<ItemJson> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String owner) {
    user.require(Permission.SEE_PERSONS);
    return items
        .list(CaseActing.of(user), new Rectifications.Wanted(area, state, source, owner), ROWS_MAX)
        .stream()
        .map(ItemJson::of)
        .toList();
  }

  @GetMapping("/counts")
  List<Rectifications.Count> counts(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "") String area) {
    user.require(Permission.SEE_PERSONS);
    return items.counts(CaseActing.of(user), area);
  }
}
