package lianfang.web.staff;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.casework.known.KnownValues;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.firms.FirmStaff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 名单所知: how many people a firm has and how many of them may work is counted from its list, so that
 * no application states another number.
 */
@Component
class StaffKnown implements KnownValues {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final String LISTED = "staff.listed";
  private static final String READY = "staff.ready";

  private final Firms firms;
  private final FirmStaff staff;
  private final ScopedTransactions transactions;
  private final JdbcClient client;

  StaffKnown(Firms firms, FirmStaff staff, ScopedTransactions transactions, DataSource app) {
    this.firms = firms;
    this.staff = staff;
    this.transactions = transactions;
    this.client = JdbcClient.create(app);
  }

  @Override
  public Known of(Subject about, LocalDate day) {
    return Known.NOTHING;
  }

  @Override
  public Known of(Subject about, LocalDate day, Set<String> asked) {
    boolean counts = asked.contains(LISTED) || asked.contains(READY);
    return counts && about.kind() == Subject.Kind.ENTERPRISE
        ? firms.find(about.id()).map(firm -> counted(firm, day)).orElse(Known.NOTHING)
        : Known.NOTHING;
  }

  /** The step that asks goes on in its own areas afterwards. */
  private Known counted(RegisteredFirm firm, LocalDate day) {
    String before =
        client
            .sql("select coalesce(current_setting('lianfang.scope', true), '')")
            .query(String.class)
            .single();
    FirmStaff.Counted all = transactions.in(EVERYWHERE, () -> staff.count(firm, day));
    transactions.in(before, () -> true);
    return new Known(Map.of(), Map.of(LISTED, all.listed(), READY, all.ready()));
  }
}
