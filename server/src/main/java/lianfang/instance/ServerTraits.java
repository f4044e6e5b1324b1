package lianfang.instance;

import java.util.List;
import java.util.Set;

/**
 * What a database server is, as far as it decides whether we can work on it.
 *
 * @param version its number, such as 150018 for 15.18
 * @param encoding of the database
 * @param ctype LC_CTYPE of the database, which decides what a letter is
 * @param extensions that it could install
 */
record ServerTraits(int version, String encoding, String ctype, Set<String> extensions) {

  /** How the database is made as we need it. */
  static final String CREATE =
      "create it with: create database lianfang template template0 encoding 'UTF8' locale"
          + " 'C.UTF-8'";

  private static final int OLDEST_VERSION = 150_000;

  /**
   * Refuses a server that lacks something, with the remedy.
   *
   * @param needed extensions
   */
  void require(List<String> needed) {
    if (version < OLDEST_VERSION) {
      throw new InstanceProblem(
          "PostgreSQL " + version / 10_000 + "." + version % 10_000 + " is too old",
          "use version 15 or newer");
    }
    if (!encoding.equals("UTF8") || List.of("C", "POSIX").contains(ctype)) {
      throw new InstanceProblem(
          "The database has encoding " + encoding + " and LC_CTYPE " + ctype, CREATE);
    }
    for (String extension : needed) {
      if (!extensions.contains(extension)) {
        throw new InstanceProblem(
            "The database server lacks the extension " + extension,
            "install its contrib package, on Debian: apt-get install postgresql-contrib");
      }
    }
  }
}
