package lianfang.access;

/**
 * A session that was opened or came a stage further.
 *
 * @param token for the browser's cookie; only its hash is kept here
 * @param session whose it is
 */
public record OpenedSession(String token, Session session) {}
