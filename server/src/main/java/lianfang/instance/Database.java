package lianfang.instance;

import java.util.Map;

/**
 * 数据库: where it is and how its roles sign in.
 *
 * @param url JDBC URL without user
 * @param admin who may create roles, and its password
 * @param keys holds the passwords of our three roles
 */
public record Database(String url, Login admin, Keys keys) {

  /** Owns and migrates everything. */
  public static final String OWNER = "lianfang_owner";

  /** Acts for users; row-level security shows it the rows of their areas alone. */
  public static final String APP = "lianfang_app";

  /** Derives and follows over all areas; never used for a user's query. */
  public static final String ENGINE = "lianfang_engine";

  /** A user and its password. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /** How one of our roles signs in. */
  public Login login(String role) {
    return new Login(role, keys.password(role));
  }

  /** Our roles with their passwords. */
  Map<String, String> roles() {
    return Map.of(
        OWNER, keys.password(OWNER), APP, keys.password(APP), ENGINE, keys.password(ENGINE));
  }
}
