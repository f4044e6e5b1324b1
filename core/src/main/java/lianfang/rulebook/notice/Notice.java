package lianfang.rulebook.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Input;
import org.jspecify.annotations.Nullable;

/**
 * 通知: one edition of a notice, read and typed.
 *
 * @param id the folder's name
 * @param edition content hash, hexadecimal
 * @param title its title
 * @param issuer who issued it
 * @param number document number, empty where none is printed
 * @param date day of issue
 * @param from first day in force
 * @param until last day in force, null where none is set
 * @param scope prefixes of division codes in which it holds
 * @param layer national, provincial, city, county or command
 * @param supersedes ids of the notices that end where this one begins
 * @param milder rows of this notice than which a lower layer may be milder; {@code *} for all
 * @param original where the original can be found
 * @param clauses in the issuer's order
 * @param inputs the questions of its tables, by name
 * @param labels what users read for its questions and for values that it names itself
 * @param tables compiled, in the order of their names
 * @param readings proposed readings, in the order of the file
 * @param cases golden cases
 */
public record Notice(
    String id,
    String edition,
    Phrase title,
    Phrase issuer,
    String number,
    LocalDate date,
    LocalDate from,
    @Nullable LocalDate until,
    List<String> scope,
    String layer,
    List<String> supersedes,
    List<String> milder,
    Phrase original,
    List<Clause> clauses,
    SortedMap<String, Input> inputs,
    Labels labels,
    List<CompiledTable> tables,
    List<Reading> readings,
    List<GoldenCase> cases) {

  /** Copies the lists. */
  public Notice {
    scope = List.copyOf(scope);
    supersedes = List.copyOf(supersedes);
    milder = List.copyOf(milder);
    clauses = List.copyOf(clauses);
    tables = List.copyOf(tables);
    readings = List.copyOf(readings);
    cases = List.copyOf(cases);
  }
}
