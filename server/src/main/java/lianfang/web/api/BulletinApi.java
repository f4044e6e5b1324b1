package lianfang.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lianfang.access.Permission;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.simulation.Suppression;
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
      List<String> flags,
      List<ReadingJson> readings) {

    static FigureJson of(Figure figure) {
      return new FigureJson(
          figure.indicator().key(),
          figure.value(),
          figure.scope(),
          figure.asOf().toString(),
          figure.indicator().definition().en(),
          figure.flags().stream().map(Flag::code).toList(),
          figure.flags().stream().flatMap(ReadingJson::of).toList());
    }
  }

  /** One of the values between which a flag leaves the reader to choose. */
  record ReadingJson(String flag, WordingJson finding, String value, WordingJson reason) {

    static Stream<ReadingJson> of(Flag flag) {
      return flag.readings().stream()
          .map(reading ->
              new ReadingJson(
                  flag.code(),
                  WordingJson.of(flag.text()),
                  reading.value(),
                  WordingJson.of(reading.reason())));
    }
  }

  /** A sentence in both languages. */
  record WordingJson(String zh, String en) {

    static WordingJson of(Wording wording) {
      return new WordingJson(wording.zh(), wording.en());
    }
  }

  @GetMapping("/api/v1/bulletin")
  List<FigureJson> bulletin(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam LocalDate on,
      @RequestParam String area) {
    user.require(Permission.SEE_FIGURES);
    user.requireArea(area);
    if (Suppression.isBelowTownship(area)) {
      user.require(Permission.SEE_PERSONS);
    }
    return transactions.in(user.prefixes(), () -> bulletins.of(on, area)).figures().stream()
        .map(FigureJson::of)
        .toList();
  }
}
