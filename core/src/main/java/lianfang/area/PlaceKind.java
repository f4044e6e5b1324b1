package lianfang.area;

/** 场所种类: what lies below a village, from the grid down to the household. */
public enum PlaceKind {
  /** 网格 or 村民组. */
  GRID("grid"),
  /** 胡同. */
  ALLEY("alley"),
  /** 楼栋. */
  BUILDING("building"),
  /** 单元、门栋. */
  UNIT("unit"),
  /** 院落. */
  COURTYARD("courtyard"),
  /** 户. */
  HOUSEHOLD("household"),
  /** 集中隔离点. */
  SITE("site");

  private final String word;

  PlaceKind(String word) {
    this.word = word;
  }

  /** The word in files and in the database. */
  public String word() {
    return word;
  }

  /** The kind with this word. */
  public static PlaceKind ofWord(String word) {
    for (PlaceKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of place '" + word + "'");
  }
}
