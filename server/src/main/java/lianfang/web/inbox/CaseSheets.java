package lianfang.web.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.casework.desk.Inbox;
import lianfang.web.list.Lists;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 办件导出: a list of cases as a file; whoever takes one away is recorded. */
@Component
class CaseSheets {

  /** More rows than these are asked for in parts. */
  static final int ROWS = 10_000;

  private final CaseRowsOfList lines;
  private final Audit audit;
  private final Clock clock;

  CaseSheets(CaseRowsOfList lines, Audit audit, Clock clock) {
    this.lines = lines;
    this.audit = audit;
    this.clock = clock;
  }

  void send(
      Shell shell,
      CurrentUser user,
      String format,
      List<Inbox.Entry> cases,
      HttpServletResponse response)
      throws IOException {
    audit.record(
        user.actor(),
        AuditAction.EXPORTED_LIST,
        null,
        shell.ground().code(),
        "",
        "cases " + format + " " + cases.size());
    List<Row> rows = lines.of(shell, user, cases, clock.instant());
    Lists.send(shell, user, format, CaseRowsOfList.columns(shell), rows, response);
  }
}
