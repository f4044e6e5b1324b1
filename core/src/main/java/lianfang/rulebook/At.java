package lianfang.rulebook;

/**
 * 位置: where in a notice's folder a finding lies.
 *
 * @param file path inside the folder, such as tables/measures.csv
 * @param row the row's id or a line, empty where the whole file is meant
 * @param column the column or key, empty where the whole row is meant
 */
public record At(String file, String row, String column) {

  /** The whole file. */
  public static At file(String file) {
    return new At(file, "", "");
  }

  @Override
  public String toString() {
    String text = file;
    if (!row.isEmpty()) {
      text += " » " + row;
    }
    return column.isEmpty() ? text : text + " » " + column;
  }
}
