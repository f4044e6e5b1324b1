package lianfang.web.checkpoints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointCourse;
import lianfang.gate.checkpoint.CheckpointRecord;
import lianfang.gate.checkpoint.CheckpointState;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.unit.Unit;
import lianfang.web.units.Managers;
import org.springframework.stereotype.Component;

/** 管理人员空缺: open posts of firms and villages for whose data nobody answers. */
@Component
class VacantPosts {

  private final Checkpoints checkpoints;
  private final Managers managers;

  VacantPosts(Checkpoints checkpoints, Managers managers) {
    this.checkpoints = checkpoints;
    this.managers = managers;
  }

  /**
   * How many there are in an area.
   *
   * @param told units of which it is said already that nobody answers for their data
   */
  long count(String area, Instant now, LocalDate on, List<Unit> told) {
    List<Checkpoint> posts =
        checkpoints.list(area, CheckpointsDesk.ROWS).stream()
            .filter(post -> Unit.of(post).stream().noneMatch(told::contains))
            .toList();
    List<UUID> vacant = List.copyOf(managers.vacant(posts, on));
    if (vacant.isEmpty()) {
      return 0;
    }
    Map<UUID, List<CheckpointRecord>> records = checkpoints.records(vacant);
    return posts.stream()
        .filter(post -> vacant.contains(post.id()))
        .filter(post -> isOpen(post, records.getOrDefault(post.id(), List.of()), now))
        .count();
  }

  private static boolean isOpen(Checkpoint post, List<CheckpointRecord> records, Instant now) {
    return new CheckpointCourse(post.kind(), records, now).state() == CheckpointState.OPEN;
  }
}
