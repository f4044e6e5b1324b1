package lianfang.area;

/** 包保层级: the levels at which somebody answers for an area or a place, from above. */
public enum ResponsibleLevel {
  /** 县（区）负责人. */
  COUNTY_HEAD("county-head"),
  /** 乡镇干部包村. */
  TOWNSHIP_CADRE("township-cadre"),
  /** 部门下沉干部, several of whom may share a community. */
  DEPARTMENT_CADRE("department-cadre"),
  /** 村干部包组. */
  VILLAGE_CADRE("village-cadre"),
  /** 网格员. */
  GRID_WORKER("grid-worker"),
  /** 党员包户. */
  PARTY_MEMBER("party-member");

  private final String word;

  ResponsibleLevel(String word) {
    this.word = word;
  }

  /** The word in files and in the database. */
  public String word() {
    return word;
  }

  /** The level with this word. */
  public static ResponsibleLevel ofWord(String word) {
    for (ResponsibleLevel level : values()) {
      if (level.word.equals(word)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no level of responsibility '" + word + "'");
  }
}
