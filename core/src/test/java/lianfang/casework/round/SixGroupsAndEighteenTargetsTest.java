package lianfang.casework.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lianfang.casework.round.RoundPlan.Named;
import org.junit.jupiter.api.Test;

class SixGroupsAndEighteenTargetsTest {

  private static final List<Named> TARGETS =
      IntStream.rangeClosed(1, 18)
          .mapToObj(n -> new Named("对象" + n, "4108", RoundKinds.AREA))
          .toList();

  @Test
  void eachGroupHasThreeAndNoTargetIsMissed() {
    RoundPlan plan = RoundPlan.spread(TARGETS, 6);
    assertThat(plan.targets()).hasSize(18);
    assertThat(
            plan.targets().stream()
                .collect(Collectors.groupingBy(RoundTarget::group, Collectors.counting())))
        .hasSize(6)
        .allSatisfy((group, targets) -> assertThat(targets).isEqualTo(3));
  }

  @Test
  void coverageNamesWhatIsMissedAndByWhom() {
    RoundPlan plan = RoundPlan.spread(TARGETS, 6);
    Coverage some = plan.coverage(List.of(1, 2, 3, 5, 5));
    assertThat(some.visited()).isEqualTo(4);
    assertThat(some.complete()).isFalse();
    assertThat(some.missed()).hasSize(14);
    assertThat(some.leftByGroup()).containsEntry(1, 0).containsEntry(2, 2).containsEntry(6, 3);
    Set<Integer> all = IntStream.rangeClosed(1, 18).boxed().collect(Collectors.toSet());
    assertThat(plan.coverage(all).complete()).isTrue();
  }

  @Test
  void aGroupWithoutWorkAndATargetTwiceAreRefused() {
    assertThatThrownBy(() -> RoundPlan.spread(TARGETS.subList(0, 5), 6))
        .hasMessageContaining("6 groups for 5 targets");
    assertThatThrownBy(() -> RoundPlan.spread(List.of(TARGETS.get(0), TARGETS.get(0)), 1))
        .hasMessageContaining("twice");
  }
}
