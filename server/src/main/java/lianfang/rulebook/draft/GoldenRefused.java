package lianfang.rulebook.draft;

import java.io.Serial;
import java.util.List;
import lianfang.rulebook.Phrase;

/** Thrown where a golden case cannot be read; names the case and each field. */
public final class GoldenRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Phrase name;
  private final transient List<CaseCheck.Fault> faults;

  /** Says of the case with this name what is wrong with it. */
  public GoldenRefused(Phrase name, List<CaseCheck.Fault> faults) {
    super(name.en() + ": " + faults.stream().map(CaseCheck.Fault::field).toList());
    this.name = name;
    this.faults = List.copyOf(faults);
  }

  /** The case as it was named. */
  public Phrase name() {
    return name;
  }

  /** Every field that cannot be read. */
  public List<CaseCheck.Fault> faults() {
    return faults;
  }
}
