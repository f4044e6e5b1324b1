package lianfang.access;

/**
 * 来处: from where a request comes.
 *
 * @param address network address
 * @param agent what the browser calls itself, cut to 200 characters
 */
public record Where(String address, String agent) {

  private static final int AGENT_LENGTH_MAX = 200;

  /** Cuts what a browser may have made endless. */
  public Where {
    if (agent.length() > AGENT_LENGTH_MAX) {
      agent = agent.substring(0, AGENT_LENGTH_MAX);
    }
  }

  /** The account at this address, on a page. */
  public Actor actor(String account) {
    return new Actor(account, address, "page");
  }
}
