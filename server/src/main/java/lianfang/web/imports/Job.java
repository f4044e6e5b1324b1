package lianfang.web.imports;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import lianfang.person.ImportProgress;
import lianfang.person.ImportSummary;
import lianfang.person.RosterColumn;
import lianfang.person.RosterPreview;
import org.jspecify.annotations.Nullable;

/** 导入任务: one uploaded roster of one account, until it has landed or was given up. */
final class Job {

  /** How far it has come. */
  enum Stage {
    MAPPING,
    RUNNING,
    TRIED,
    LANDED,
    REFUSED
  }

  final UUID id;
  final String account;
  final String name;
  final Path file;
  final RosterPreview preview;
  volatile Map<RosterColumn, Integer> mapping;
  volatile Stage stage = Stage.MAPPING;
  volatile boolean dryRun;
  volatile @Nullable ImportProgress progress;
  volatile @Nullable ImportSummary summary;
  volatile String refusal = "";

  Job(UUID id, String account, String name, Path file, RosterPreview preview) {
    this.id = id;
    this.account = account;
    this.name = name;
    this.file = file;
    this.preview = preview;
    Map<RosterColumn, Integer> found = new EnumMap<>(RosterColumn.class);
    found.putAll(preview.columns());
    this.mapping = found;
  }
}
