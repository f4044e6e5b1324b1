package lianfang.web.offline;

import lianfang.access.Account;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.phone.ShiftPhones;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 绑定与开班: what every page of workers does before anybody works on its phone. */
@Component
public class Shifts {

  private final ShiftPhones phones;
  private final Audit audit;

  Shifts(ShiftPhones phones, Audit audit) {
    this.phones = phones;
    this.audit = audit;
  }

  /** The code of the office. */
  public record Code(String code) {}

  /** The phone's token, kept for good. */
  public record Bound(String token) {}

  /** Who begins a shift. */
  public record Who(String login, String pin) {}

  /** A shift. */
  public record Begun(String shift, String name, long until) {}

  /** Binds a phone by its code. */
  public Bound bind(Code sent) {
    return new Bound(phones.bind(sent.code()).orElseThrow(Shifts::refused));
  }

  /** Begins a shift on the phone that this header names. */
  public Begun begin(Who who, String header, String from) {
    String token = header.replaceFirst("^Bearer ", "").strip();
    ShiftPhones.Begun begun =
        phones.begin(token, who.login().strip(), who.pin()).orElseThrow(Shifts::refused);
    Account account = begun.account();
    audit.record(
        new Actor(account.id().toString(), from, "phone"),
        AuditAction.SIGNED_IN,
        null,
        "",
        "",
        "a shift on a shared phone");
    return new Begun(begun.token(), account.displayName(), begun.until().toEpochMilli());
  }

  private static ResponseStatusException refused() {
    return new ResponseStatusException(HttpStatus.FORBIDDEN);
  }
}
