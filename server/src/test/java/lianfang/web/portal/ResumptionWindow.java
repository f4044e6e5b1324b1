package lianfang.web.portal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.web.signin.RunningServer;

/**
 * 复工窗口: where firms of an area apply to come back to work, and the office that answers.
 *
 * @param server that runs
 * @param area of the firms and of everybody who acts
 */
record ResumptionWindow(RunningServer server, String area) {

  private static final LocalDate REGISTERED = LocalDate.of(2020, 2, 20);

  /** Somebody with an account of this role. */
  CaseRecorder actor(String login, Role role) {
    Account account = server.account(login, role, area);
    return CaseRecorder.person(account.recorder(), Set.of(role.word()));
  }

  /** A firm that is in the register since 20 February. */
  RegisteredFirm registered(FirmProfile profile) {
    return InventedFirm.registered(server, area, profile, REGISTERED);
  }

  /** A picture that nobody else has, kept as a file of a case; its hash. */
  String picture(CaseRecorder who) throws IOException {
    byte[] png = InventedFirm.picture(ThreadLocalRandom.current().nextInt(0x1000000));
    return server.get(EvidenceStore.class).put(who, area, png, true);
  }

  /** Files an application. */
  UUID apply(
      CaseRecorder who,
      RegisteredFirm firm,
      String scheme,
      Map<String, Object> form,
      Set<String> files) {
    UUID id = UUID.randomUUID();
    FormValues values = new FormValues(form);
    server
        .get(Cases.class)
        .file(
            who, new Filing(id, scheme, "", firm.subject(), area, values, files, Optional.empty()));
    return id;
  }

  /** A case as whoever acts in it sees it. */
  CaseFile find(CaseRecorder who, UUID id) {
    return server.get(Cases.class).find(who, id).orElseThrow();
  }

  /** Takes a step in a case as it stands. */
  CaseFile step(
      CaseRecorder who, UUID id, String step, Map<String, Object> values, Set<String> files) {
    long seen = find(who, id).view().version();
    FormValues said = new FormValues(values);
    return server
        .get(Cases.class)
        .step(who, new StepOrder(UUID.randomUUID(), id, seen, step, said, files, false));
  }
}
