package lianfang.rulebook;

import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import lianfang.rulebook.store.Cells;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up what facts changed in the counts of pages; it runs behind them, so that none waits. */
@Component
class CellFolding implements Follower {

  /** So many differences are read with the counts without anybody noticing. */
  static final int FEW = 500;

  private final JdbcClient engine;

  CellFolding(@Qualifier("engine") JdbcClient engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return "outcome-cells";
  }

  @Override
  public void follow(Stretch next) {
    Cells.fold(engine, FEW);
  }
}
