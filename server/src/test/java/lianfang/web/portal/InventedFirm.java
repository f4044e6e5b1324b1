package lianfang.web.portal;

import java.util.Set;
import lianfang.access.Account;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.fact.CreditCode;
import lianfang.fact.Recorder;
import lianfang.web.signin.RunningServer;

/**
 * Invented firms of industry C14, by credit codes of no real office, and the desk to which they go.
 */
final class InventedFirm {

  private InventedFirm() {}

  /** A firm whose marks the word {@code first} and the word {@code chain} of the register say. */
  static FirmProfile profile(String name, int number, boolean first, boolean chain) {
    String body = "91999999MA%07d".formatted(number);
    return new FirmProfile(
        name, body + CreditCode.check(body), FirmKind.ENTERPRISE, "C14", first, chain, first);
  }

  /** Seats an account at the industry desk of a county. */
  static void atIndustry(RunningServer server, Account account, String county) {
    CaseRecorder who = CaseRecorder.person(new Recorder("city", Scope.of(county)), Set.of());
    Seated.at(server.get(Seats.class), who, account.id().toString(), "industry", county);
  }
}
