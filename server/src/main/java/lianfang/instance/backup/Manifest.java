package lianfang.instance.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds; the first thing that a restore reads and the last that a backup writes.
 *
 * @param format of the file, 1
 * @param version of the program that wrote it
 * @param written by the real clock, UTC
 * @param city of the settings
 * @param demo of the settings
 * @param created of the settings
 * @param domainStart of the settings
 * @param migrations versions that its database had, in the order of their installation
 * @param tables in the order of the file
 * @param sequences with their positions
 * @param partitions that were made while it ran; null in a backup of before there were any
 * @param files of cases; null in a backup of before there were any
 */
record Manifest(
    int format,
    String version,
    Instant written,
    String city,
    boolean demo,
    Instant created,
    Instant domainStart,
    List<String> migrations,
    List<Table> tables,
    List<Sequence> sequences,
    @Nullable List<Partition> partitions,
    @Nullable List<Kept> files) {

  static final int FORMAT = 1;
  static final String NAME = "manifest.json";

  /**
   * One table.
   *
   * @param name schema and table, such as access.account
   * @param columns in the order of its lines
   * @param rows how many lines
   * @param sha256 of its lines, hexadecimal
   */
  record Table(String name, List<String> columns, long rows, String sha256) {

    String entry() {
      return name + ".copy";
    }
  }

  /**
   * One part of a table, such as a month of passages.
   *
   * @param name schema and table
   * @param parent the table of which it is a part
   * @param bounds which rows lie in it, as PostgreSQL writes them
   */
  record Partition(String name, String parent, String bounds) {}

  /**
   * One file of cases.
   *
   * @param sha256 of its content, by which it is named
   * @param bytes how large it is
   */
  record Kept(String sha256, long bytes) {

    String entry() {
      return "evidence/" + sha256;
    }
  }

  /**
   * One sequence.
   *
   * @param name schema and sequence
   * @param last the last value
   * @param called whether the last value was given out
   */
  record Sequence(String name, long last, boolean called) {}
}
