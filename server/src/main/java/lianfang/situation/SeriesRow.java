package lianfang.situation;

import java.time.Instant;

/**
 * 序列行: one row of a case series.
 *
 * @param series word of the series
 * @param code division code as the file states it, empty where it states none
 * @param place name as the file states it
 * @param at when it held, UTC; 00:00 Asia/Shanghai where the file knows the day alone
 * @param confirmed cumulative
 * @param suspected as stated
 * @param cured cumulative
 * @param dead cumulative
 */
record SeriesRow(
    String series,
    String code,
    String place,
    Instant at,
    int confirmed,
    int suspected,
    int cured,
    int dead) {

  /** The code without the zeros that fill it up: 410800 is 4108, 410000 is 41. */
  String area() {
    String code = this.code;
    while (code.length() > 2 && code.length() <= 6 && code.endsWith("00")) {
      code = code.substring(0, code.length() - 2);
    }
    return code.matches("[1-8][0-9]+") ? code : "";
  }
}
