package lianfang.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.fact.playbook.Wording;

/** 办理条件: what has to hold before a step; a closed list. */
public sealed interface Guard {

  /** Where it stands. */
  Optional<Citation> cites();

  /** What to do where it fails. */
  Wording remedy();

  /** The word in files. */
  String word();

  /** All these fields say true: 四到位, 三同步. */
  record AllOf(List<String> fields, Optional<Citation> cites, Wording remedy) implements Guard {

    /** Copies the fields. */
    public AllOf {
      fields = List.copyOf(fields);
    }

    @Override
    public String word() {
      return "all-of";
    }
  }

  /** No item of the checklist in this field has failed or is without an answer. */
  record ChecklistPassed(String field, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "checklist-passed";
    }
  }

  /** No case of this type that belongs to the case is open: 逐项销号. */
  record NoneOpen(String type, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "none-open";
    }
  }

  /** Another account than the one that did this step. */
  record AnotherThan(String step, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "another-than";
    }
  }

  /** The team that did this step: 双责任制. */
  record SameTeamAs(String step, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "same-team-as";
    }
  }

  /** These fields of the case hold stored files. */
  record EvidenceHeld(List<String> fields, Optional<Citation> cites, Wording remedy)
      implements Guard {

    /** Copies the fields. */
    public EvidenceHeld {
      fields = List.copyOf(fields);
    }

    @Override
    public String word() {
      return "evidence";
    }
  }

  /** One case at a time: 成熟一个、验收一个、复工一个. */
  record NotBatch(Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "not-batch";
    }
  }

  /** The deadline still runs: what may be done only in time. */
  record InTime(String term, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "in-time";
    }
  }

  /** The deadline is over: what may be done only when somebody had the time to answer. */
  record AfterTerm(String term, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "after-term";
    }
  }

  /** The day in this field lies so many days after today at least: 提前三天. */
  record DaysAhead(String field, int days, Optional<Citation> cites, Wording remedy)
      implements Guard {

    @Override
    public String word() {
      return "days-ahead";
    }
  }

  /** Today is the day in this field or later: nobody opens before the day that was stated. */
  record NotBefore(String field, Optional<Citation> cites, Wording remedy) implements Guard {

    @Override
    public String word() {
      return "not-before";
    }
  }

  /**
   * The field holds one of these values, wherever other fields say so: an organ acts by a statute
   * that gives it the power, an inspection passes by its own list.
   *
   * @param when fields with the values they must have; empty where it is always asked
   */
  record Fits(
      String field,
      List<String> oneOf,
      Map<String, String> when,
      Optional<Citation> cites,
      Wording remedy)
      implements Guard {

    /** Copies what it holds. */
    public Fits {
      oneOf = List.copyOf(oneOf);
      when = Map.copyOf(when);
    }

    @Override
    public String word() {
      return "fits";
    }

    /** Whether these values are as it asks. */
    public boolean holds(FormValues values) {
      return !values.matches(when)
          || oneOf.stream().anyMatch(value -> values.matches(Map.of(field, value)));
    }

    /** Whether a form can still change what it asks. */
    public boolean isAskedBy(CaseForm form) {
      return form.field(field).isPresent()
          || when.keySet().stream().anyMatch(name -> form.field(name).isPresent());
    }
  }

  /** That step was done before, where fields say that it is due: a hearing that was asked for. */
  record AfterStep(String step, Map<String, String> when, Optional<Citation> cites, Wording remedy)
      implements Guard {

    /** Copies the values. */
    public AfterStep {
      when = Map.copyOf(when);
    }

    @Override
    public String word() {
      return "after-step";
    }
  }
}
