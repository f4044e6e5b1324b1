package lianfang.rulebook.grade;

/** 数字矛盾: the figures of an area contradict each other, so nothing can be graded by them. */
public final class ImpossibleFigures extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ImpossibleFigures(String message) {
    super(message);
  }
}
