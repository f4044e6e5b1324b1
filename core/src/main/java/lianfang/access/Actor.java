package lianfang.access;

/**
 * 操作人: who acts, and from where, as the audit keeps it.
 *
 * @param account opaque id of the account, or the process such as "command-line"
 * @param address network address, or "local" for the operator at the machine
 * @param channel "page", "api" or "command"
 */
public record Actor(String account, String address, String channel) {

  /** Whoever runs the command line on the machine itself. */
  public static Actor operator() {
    return new Actor("operator", "local", "command");
  }

  /** From where, in one text. */
  public String where() {
    return channel + " " + address;
  }
}
