package lianfang.person;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.instance.InstanceSettings;
import lianfang.person.landing.Landing;
import lianfang.person.landing.Prepared;
import lianfang.person.landing.Preparer;
import lianfang.person.roster.RosterDays;
import lianfang.person.roster.RosterHeader;
import lianfang.person.roster.RowReader;
import lianfang.person.sheet.SheetRow;
import lianfang.person.store.ImportStore;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.ReturnedStore;
import org.springframework.stereotype.Component;

/** 待确认行复读: reads a kept row again, as its import would read it today. */
@Component
class WaitingRows {

  private final Areas areas;
  private final PersonSecrets secrets;
  private final ReturnedRows rows;
  private final Landing landing;
  private final InstanceSettings settings;

  WaitingRows(
      Areas areas,
      PersonSecrets secrets,
      ReturnedRows rows,
      Landing landing,
      InstanceSettings settings) {
    this.areas = areas;
    this.secrets = secrets;
    this.rows = rows;
    this.landing = landing;
    this.settings = settings;
  }

  /** The row ready to land; empty where it would come back by now. */
  Optional<Prepared.Ready> ready(ImportStore.Started started, ReturnedStore.Row kept, Scope scope) {
    RosterHeader header =
        new RosterHeader(
            0, 0, RosterPreview.columns(started.columns()), new TreeMap<>(), List.of());
    var days = new RosterDays(landing.today(), settings.ahead(), settings.demo());
    var reader = new RowReader(header, days, started.since1904());
    Prepared prepared =
        new Preparer(areas, secrets, scope, reader)
            .prepare(new SheetRow(kept.rowNumber(), rows.open(kept).cells()));
    return prepared instanceof Prepared.Ready ready ? Optional.of(ready) : Optional.empty();
  }
}
