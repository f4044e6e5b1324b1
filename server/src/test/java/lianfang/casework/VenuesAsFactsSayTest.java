package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianfang.casework.venue.PriceWatch;
import lianfang.casework.venue.Quote;
import lianfang.casework.venue.VenueCheck;
import lianfang.casework.venue.Venues;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VenuesAsFactsSayTest {

  private static final Subject SHOP = Subject.enterprise("venue", CaseInstance.VILLAGE, "惠民超市");
  private static final Subject HOME = Subject.enterprise("venue", CaseInstance.VILLAGE, "敬老院");

  private static CaseInstance city;
  private static Venues venues;

  @BeforeAll
  static void open() {
    city = new CaseInstance();
    venues = city.instance.bean(Venues.class);
    city.instance.append(SHOP, "2020-02-20 venue-registered venue=supermarket object=惠民超市");
    city.instance.append(HOME, "2020-02-20 venue-registered venue=elderly object=敬老院");
  }

  @AfterAll
  static void close() {
    city.close();
  }

  @Test
  void theLastCheckOfADayCountsAndACorrectedOneDoesNot() {
    var wrong =
        city.instance.append(
            SHOP, "2020-02-26 venue-checked list=supermarket outcome=failed failed=masks");
    city.instance.correct(wrong, "2020-02-26 venue-checked list=supermarket outcome=passed");
    List<VenueCheck> checks =
        city.instance
            .everywhere(() -> venues.checks(List.of(SHOP.id()), LocalDate.of(2020, 2, 26)))
            .get(SHOP.id());
    assertThat(checks).singleElement().satisfies(one -> assertThat(one.passed()).isTrue());
  }

  @Test
  void aJumpIsSeenBesideThePriceBefore() {
    city.instance.append(SHOP, "2020-02-24 goods-quoted good=cabbage price=1.50 days=4");
    city.instance.append(SHOP, "2020-02-25 goods-quoted good=cabbage price=2.00 days=1");
    Quote quote =
        city.instance.everywhere(() -> venues.quotes(CaseInstance.VILLAGE, 10)).getFirst();
    var good = venues.rules().good("cabbage").orElseThrow();
    assertThat(PriceWatch.jumped(good, quote.before(), quote.price())).isTrue();
    assertThat(PriceWatch.scarce(good, quote.days())).isTrue();
  }

  @Test
  void aVisitorIsTurnedAwayWhateverTheRankAndNobodyCanBeRecordedAsLetIn() {
    city.instance.append(HOME, "2020-02-25 visitor-refused rank=city-leader");
    assertThat(
            city.instance.everywhere(
                () -> venues.refused(HOME.id(), Instant.parse("2020-02-01T00:00:00Z"))))
        .containsEntry("city-leader", 1L);
    assertThatThrownBy(
            () -> city.instance.append(HOME, "2020-02-25 visitor-admitted rank=city-leader"))
        .isInstanceOf(RuntimeException.class);
  }
}
