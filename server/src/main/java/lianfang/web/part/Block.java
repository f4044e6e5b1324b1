package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 块: a titled table on a page.
 *
 * @param title what it says, where possible as a finding
 * @param footer definition, scope, as-of time and source; null where the page says them
 * @param more the whole list; null where all is here
 * @param columns from left to right
 * @param rows of the table
 * @param empty said instead of a table without rows
 */
public record Block(
    String title,
    @Nullable String footer,
    @Nullable Link more,
    List<Listing.Column> columns,
    List<Row> rows,
    String empty) {}
