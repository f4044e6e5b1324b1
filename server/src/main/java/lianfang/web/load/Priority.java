package lianfang.web.load;

/**
 * 优先级: who is answered while others are told to come again. A class is admitted while fewer than
 * its share of all requests are under way, so that the lowest is refused first and gates never are.
 */
enum Priority {
  /** 卡口: lists and passages; also health and the pages' own files. Never refused. */
  GATE(100),
  /** 核验: portals that ask for one pass. */
  VERIFY(90),
  /** 本人: somebody shows the own code. */
  HOLDER(75),
  /** 办公: offices at work. */
  OFFICE(60),
  /** 程序: imports, exports and reports of programs. */
  PROGRAM(40);

  private final int percent;

  Priority(int percent) {
    this.percent = percent;
  }

  /** Whether one more is admitted while so many are under way. */
  boolean admits(int underWay, int most) {
    return this == GATE || (long) underWay * 100 < (long) most * percent;
  }

  /** Whether it is answered while everything but verification is dropped. */
  boolean isVerification() {
    return this == GATE || this == VERIFY;
  }

  static Priority of(String path) {
    if (path.startsWith("/gate") || path.startsWith("/health/") || path.startsWith("/assets/")) {
      return GATE;
    }
    if (path.equals("/api/v1/verify")) {
      return VERIFY;
    }
    if (path.equals("/me") || path.startsWith("/me/")) {
      return HOLDER;
    }
    return path.startsWith("/api/") ? PROGRAM : OFFICE;
  }
}
