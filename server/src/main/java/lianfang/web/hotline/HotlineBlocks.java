package lianfang.web.hotline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Days;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits at the hotline: to be taken, to be dispatched, to be called back. */
@Component
class HotlineBlocks {

  private static final int ROWS = 50;

  private final JdbcClient client;
  private final Subjects subjects;

  HotlineBlocks(DataSource app, Subjects subjects) {
    this.client = JdbcClient.create(app);
    this.subjects = subjects;
  }

  /** The blocks, with how many are to be taken and called back, and which may join another. */
  record Waiting(List<Block> blocks, long toTake, long toCall, List<Field.Option> calls) {}

  private record Line(
      UUID id, long number, String state, String area, String what, Instant filedAt) {}

  Waiting of(Shell shell) {
    List<Line> take = lines("received", "accepted");
    List<Line> call = lines("replied");
    return new Waiting(
        List.of(block(shell, "hotline.take", take), block(shell, "hotline.callback", call)),
        take.size(),
        call.size(),
        take.stream()
            .map(one ->
                new Field.Option(one.id().toString(), "C-" + one.number() + " " + cut(one.what())))
            .toList());
  }

  private List<Line> lines(String... states) {
    return client
        .sql(
            """
            select c.id, c.state, c.area, c.filed_at, f.filled ->> 'what' as what,
              (select min(e.number) from casework.case_event e where e.case_id = c.id) as number
            from casework.case_row c join casework.case_form f
              on f.case_id = c.id and f.form = 'call'
            where c.type = 'request' and c.state = any (?) order by c.rank desc, c.due limit ?
            """)
        .params(states, ROWS)
        .query((row, n) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("state"),
                row.getString("area"),
                row.getString("what"),
                row.getTimestamp("filed_at").toInstant()))
        .list();
  }

  private Block block(Shell shell, String title, List<Line> lines) {
    return new Block(
        shell.t(title, lines.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("hotline.number")),
            Listing.Column.of(shell.t("hotline.what")),
            Listing.Column.minor(shell.t("report.where")),
            Listing.Column.minor(shell.t("hotline.since"))),
        lines.stream().map(line -> row(shell, line)).toList(),
        shell.t("hotline.none"));
  }

  private Row row(Shell shell, Line line) {
    String to = shell.link("/cases/" + line.id());
    return new Row(
        to,
        List.of(
            Cell.subject("C-" + line.number(), null, to),
            Cell.said(cut(line.what())),
            Cell.minor(subjects.village(shell, line.area())),
            Cell.minor(
                shell.language().moment(LocalDateTime.ofInstant(line.filedAt(), Days.ZONE)))));
  }

  private static String cut(String what) {
    return what.length() > 40 ? what.substring(0, 40) + "…" : what;
  }
}
