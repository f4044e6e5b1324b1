package lianfang.rulebook.edition;

import java.util.List;
import lianfang.rulebook.SignedReading;

/** 推演记录: which simulations of an edition an approval may rest on. */
public interface SimulatedEditions {

  /**
   * The simulations that count now, the latest first: of exactly this edition and without further
   * readings, over all areas in which the notice holds here, against the rules that are in force
   * now, asked within the last 24 hours of the domain clock, as of the day of asking or a later
   * one.
   */
  List<SimulatedEffect> of(String edition);

  /** The same of exactly this reading and of nothing else, over all areas in which it counts. */
  List<SimulatedEffect> of(SignedReading reading);
}
