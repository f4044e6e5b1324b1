package lianfang.bench;

/** A peer: decides one case after the other and says which row answers. One a thread. */
interface Decider {

  /** The number of the row that decides this case, from 0. */
  int decide(int caseNumber);
}
