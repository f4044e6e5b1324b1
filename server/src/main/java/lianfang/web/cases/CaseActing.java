package lianfang.web.cases;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Role;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** Who acts on cases, made from an account: the one place where roles become seats. */
@Component
public class CaseActing {

  private final Cases cases;

  CaseActing(Cases cases) {
    this.cases = cases;
  }

  /** The account with its roles and jurisdiction. */
  public static CaseRecorder of(CurrentUser user) {
    return CaseRecorder.person(
        user.recorder(),
        user.account().roles().stream().map(Role::word).collect(Collectors.toSet()));
  }

  /** A case as far as the account may see it. */
  public Optional<CaseFile> find(CurrentUser user, UUID id) {
    return cases.find(of(user), id);
  }
}
