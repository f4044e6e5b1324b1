/**
 * 草案改动: what may be changed in a draft, the same for pages and programs: head, clauses, tables,
 * columns, rows, cells, a table sent as a file, and the files of a notice that is new.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.draft;
