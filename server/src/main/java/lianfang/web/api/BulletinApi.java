package lianfang.web.api;

import java.time.LocalDate;
import java.util.List;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.situation.Bulletins;
import lianfang.situation.Figure;
import lianfang.situation.Flag;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 通报接口: the figures of a day and an area, as the bulletin prints them. */
@RestController
final class BulletinApi {

  private final ScopedTransactions transactions;
  private final Bulletins bulletins;

  BulletinApi(ScopedTransactions transactions, Bulletins bulletins) {
    this.transactions = transactions;
    this.bulletins = bulletins;
  }

  /** One figure with what it counts and what does not close. */
  record FigureJson(
      String indicator,
      @Nullable Object value,
      @Nullable Object scope,
      String asOf,
      String definition,
      List<String> flags) {

    static FigureJson of(Figure figure) {
      return new FigureJson(
          figure.indicator().key(),
          figure.value(),
          figure.scope(),
          figure.asOf().toString(),
          figure.indicator().definition().en(),
          figure.flags().stream().map(Flag::code).toList());
    }
  }

  @GetMapping("/api/v1/bulletin")
  List<FigureJson> bulletin(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam LocalDate on,
      @RequestParam String area) {
    user.require(Permission.SEE_FIGURES);
    user.requireArea(area);
    return transactions.in(user.prefixes(), () -> bulletins.of(on, area)).figures().stream()
        .map(FigureJson::of)
        .toList();
  }
}
