package lianfang.web.passes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.gate.Allowance;
import lianfang.gate.issue.Commute;
import lianfang.gate.issue.HomeClosure;
import lianfang.gate.issue.MayHold;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.Commutes;
import lianfang.gate.pass.PassIssuing;
import lianfang.person.Register;
import lianfang.rulebook.Basis;
import lianfang.web.basis.FactTables;
import lianfang.web.part.Block;
import lianfang.web.part.Why;
import lianfang.web.shell.Shell;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 我的码: the pass that somebody's own page shows, issued anew each time it is opened. */
@Component
public class OwnPass {

  private static final int TOWNSHIP = 9;

  private final PassGiving giving;
  private final Commutes commutes;
  private final Grounds grounds;
  private final FactTables tables;
  private final Accounts accounts;
  private final Clock clock;

  OwnPass(
      PassGiving giving,
      Commutes commutes,
      Grounds grounds,
      FactTables tables,
      Accounts accounts,
      Clock clock) {
    this.giving = giving;
    this.commutes = commutes;
    this.grounds = grounds;
    this.tables = tables;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param code null where none may be issued
   */
  public record Shown(String hint, @Nullable QrPicture code, String told) {}

  /** The pass of a person, in the caller's transaction. */
  public Shown show(Shell shell, UUID id, Actor holder) {
    Register.Entry person = giving.person(id);
    String hint = PassGiving.hint(person);
    MayHold may = giving.issuing().mayHold(id);
    if (may.blocked().isPresent()) {
      return new Shown(hint, null, shell.t("holder.none." + may.blocked().get().why().word()));
    }
    LocalDate today = Days.of(clock.instant());
    Optional<Commute> commute =
        may.everyDays() > 0
            ? Optional.empty()
            : commutes.of(id).stream().filter(one -> one.missing(today).isEmpty()).findFirst();
    List<Allowance> allowances = new ArrayList<>();
    allowances.add(first(person.area(), may.everyDays()));
    commute.map(Commute::times).ifPresent(allowances::add);
    PassIssuing.Given given =
        giving.give(
            holder,
            person,
            new PassGiving.Wish(
                shell.t("holder.issue.why"),
                "own",
                allowances,
                PassForm.PHONE,
                commute.map(Commute::until).orElse(null)));
    List<String> words = allowances.stream().map(PassIssuing::word).toList();
    String until = PassWords.moment(shell, given.pass().expires());
    String told =
        may.everyDays() > 0
            ? shell.t("holder.told.exits", may.everyDays(), until)
            : shell.t("holder.told", PassWords.allows(shell, words), until);
    return new Shown(hint, QrPicture.of(given.token()), told);
  }

  /** In a closed place the turn of the household, elsewhere the township. */
  private static Allowance first(String area, int everyDays) {
    return everyDays > 0
        ? new Allowance.Exit(Long.parseLong(area), everyDays)
        : new Allowance.FreeMovement(
            List.of(Long.parseLong(area.substring(0, Math.min(TOWNSHIP, area.length())))));
  }

  /** Why a measure holds, by what is recorded about the person alone. */
  public List<Why> why(Shell shell, UUID person, List<Basis> bases) {
    return grounds.ofOwn(shell, person, bases);
  }

  /** Closures of the place where the person lives, ordered and not over. */
  public List<HomeClosure> closures(UUID person) {
    LocalDate today = Days.of(clock.instant());
    return giving.issuing().situation(person).closures().stream()
        .filter(one -> one.holds(today) || one.isAhead(today))
        .toList();
  }

  /** The person's facts. */
  public Block facts(Shell shell, List<Fact> facts) {
    return tables.block(shell, facts);
  }

  /** What officials are called. */
  public Map<String, String> names(Collection<String> ids) {
    return accounts.displayNames(List.copyOf(ids));
  }

  /** The clock of facts. */
  public Clock clock() {
    return clock;
  }
}
