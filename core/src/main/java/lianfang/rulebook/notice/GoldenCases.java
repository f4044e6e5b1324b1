package lianfang.rulebook.notice;

import java.util.List;
import lianfang.rulebook.Phrase;

/** 示例核对: runs a golden case under its notice. The derivation implements it. */
@FunctionalInterface
public interface GoldenCases {

  /** Runs none: for tables alone, where nothing is derived. */
  GoldenCases NONE = (notice, golden) -> List.of();

  /** How the outcome differs from what the case expects, one phrase a difference; empty if not. */
  List<Phrase> differences(Notice notice, GoldenCase golden);
}
