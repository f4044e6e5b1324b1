package lianfang.gate.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A post is registered, ordered, staffed, equipped and ordered away. */
class PostsStandAndGoByOrdersTest {

  private static final Instant NOW = Instant.parse("2020-02-26T00:00:00Z");

  private final List<CheckpointRecord> told = new ArrayList<>();

  private void tell(String kind, Instant at, String... attributes) {
    TreeMap<String, String> said = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      said.put(attributes[i], attributes[i + 1]);
    }
    told.add(
        new CheckpointRecord(UUID.randomUUID(), told.size() + 1, kind, at, at, "somebody", said));
  }

  private CheckpointCourse course(PostKind kind) {
    return new CheckpointCourse(kind, told, NOW);
  }

  @Test
  void nothingStandsWithoutAnOrderAndNothingIsGoneWithoutEvidence() {
    tell("checkpoint-registered", NOW.minusSeconds(90));
    assertThat(course(PostKind.VILLAGE).state()).isEqualTo(CheckpointState.UNORDERED);
    assertThatThrownBy(() -> course(PostKind.VILLAGE).requireRemovalOrdered())
        .extracting("refusal")
        .isEqualTo(CheckpointRefusal.REMOVAL_NOT_ORDERED);
    tell("checkpoint-ordered", NOW.minusSeconds(80), "act", "open", "staff_min", "3");
    assertThat(course(PostKind.VILLAGE).state()).isEqualTo(CheckpointState.OPEN);
    assertThat(course(PostKind.VILLAGE).staffMin()).isEqualTo(3);
    assertThatThrownBy(() -> course(PostKind.VILLAGE).requireMayOpen())
        .extracting("refusal")
        .isEqualTo(CheckpointRefusal.ALREADY_OPEN);
    tell("checkpoint-ordered", NOW.minusSeconds(70), "act", "remove");
    assertThat(course(PostKind.VILLAGE).state()).isEqualTo(CheckpointState.TO_REMOVE);
    course(PostKind.VILLAGE).requireRemovalOrdered();
    tell("checkpoint-removed", NOW.minusSeconds(60), "evidence", "a".repeat(64));
    assertThat(course(PostKind.VILLAGE).state()).isEqualTo(CheckpointState.REMOVED);
    tell("checkpoint-ordered", NOW.plusSeconds(60), "act", "open");
    assertThat(course(PostKind.VILLAGE).state())
        .as("an order of tomorrow does not hold today")
        .isEqualTo(CheckpointState.REMOVED);
  }

  @Test
  void aBarrierIsNeverOpened() {
    tell("checkpoint-registered", NOW.minusSeconds(90));
    assertThatThrownBy(() -> course(PostKind.BARRIER).requireMayOpen())
        .extracting("refusal")
        .isEqualTo(CheckpointRefusal.BARRIER_NEVER_OPENS);
    course(PostKind.BARRIER).requireMayBeOrderedAway();
  }

  @Test
  void theLatestCountOfEachThingHolds() {
    EquipmentStandard standard =
        EquipmentStandard.load(Path.of("../playbook/gates/equipment.yaml"));
    assertThat(standard.items()).hasSize(6);
    for (EquipmentStandard.Item item : standard.items()) {
      tell("checkpoint-equipped", NOW.minusSeconds(50), "item", item.id(), "count", "2");
    }
    assertThat(standard.missing(course(PostKind.VILLAGE).equipment())).isEmpty();
    tell("checkpoint-equipped", NOW.minusSeconds(40), "item", "emergency-vehicle", "count", "1");
    assertThat(standard.missing(course(PostKind.VILLAGE).equipment()))
        .extracting(EquipmentStandard.Item::id)
        .containsExactly("emergency-vehicle");
    assertThat(standard.missing(Map.of())).hasSize(6);
  }

  @Test
  void gapsOfARosterAreThoseThatCountingMinuteByMinuteFinds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<DutyRoster.Shift> shifts = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        Instant from = NOW.plus(Duration.ofMinutes(random.nextInt(200) - 50));
        Duration lasts = Duration.ofMinutes(1 + random.nextInt(90));
        shifts.add(new DutyRoster.Shift(from, from.plus(lasts), 1 + random.nextInt(3), ""));
      }
      DutyRoster roster = new DutyRoster(shifts);
      Instant until = NOW.plus(Duration.ofMinutes(120));
      List<DutyRoster.Gap> gaps = roster.gaps(NOW, until, 2);
      for (int minute = 0; minute < 120; minute++) {
        Instant at = NOW.plus(Duration.ofMinutes(minute));
        int people =
            shifts.stream()
                .filter(one -> !one.from().isAfter(at) && one.until().isAfter(at))
                .mapToInt(DutyRoster.Shift::people)
                .sum();
        List<DutyRoster.Gap> here =
            gaps.stream()
                .filter(gap -> !gap.from().isAfter(at) && gap.until().isAfter(at))
                .toList();
        assertThat(here).as("minute %s, seed %s", minute, seed).hasSize(people < 2 ? 1 : 0);
        here.forEach(gap -> assertThat(gap.people()).isEqualTo(people));
      }
    }
  }
}
