/**
 * 外壳: what surrounds each page. Language, the date of the console, jurisdiction, navigation, the
 * bands, and the way from a page record to its template, which lies beside the record's class.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.shell;
