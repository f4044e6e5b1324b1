package lianfang.rulebook.shortage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lianfang.rulebook.simulation.AreaLoads;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * 紧缺比较: compares what areas ask for day by day with what facts say is there. Beds and hours that a
 * day does not use are lost; a disinfection that a day has no team for waits for the next one.
 */
public final class Shortages {

  private final AreaLoads loads;
  private final AreaCapacity capacity;
  private final Workload work;

  private Shortages(AreaLoads loads, AreaCapacity capacity, Workload work) {
    this.loads = loads;
    this.capacity = capacity;
    this.work = work;
  }

  /**
   * Every area and resource that is short on a day or of which nobody can say, by area.
   *
   * @param result the simulation
   * @param capacity what facts say is there
   * @param work the figures to reckon with
   */
  public static List<Shortage> of(Simulation result, AreaCapacity capacity, Workload work) {
    Shortages shortages = new Shortages(result.loads(), capacity, work);
    List<Shortage> found = new ArrayList<>();
    for (String area : result.loads().areas()) {
      for (Resource resource : Resource.values()) {
        if (area.length() <= resource.digits()) {
          shortages.of(area, resource).ifPresent(found::add);
        }
      }
    }
    for (UUID grid : result.loads().grids()) {
      shortages.of(grid).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private Optional<Shortage> of(String area, Resource resource) {
    Long there = capacity.of(resource, area);
    long[] before = needs(resource, load -> loads.before(area, load), there);
    long[] after = needs(resource, load -> loads.after(area, load), there);
    return of(new Whose(area, null, resource), there, before, after);
  }

  /** Hours alone are shared out by grid. */
  private Optional<Shortage> of(UUID grid) {
    Long there = capacity.hours(grid);
    long[] before = needs(Resource.HOURS, load -> loads.before(grid, load), there);
    long[] after = needs(Resource.HOURS, load -> loads.after(grid, load), there);
    return of(new Whose(loads.village(grid), grid, Resource.HOURS), there, before, after);
  }

  private record Whose(String area, @Nullable UUID grid, Resource resource) {}

  private Optional<Shortage> of(Whose whose, @Nullable Long there, long[] before, long[] after) {
    int fullest = fullest(after);
    long need = after[fullest];
    long needBefore = before[fullest(before)];
    boolean unknown = there == null && need + needBefore > 0;
    int days = over(after, there);
    int daysBefore = over(before, there);
    if (!unknown && days + daysBefore == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Shortage(
            whose.area(),
            whose.resource(),
            there,
            days,
            daysBefore,
            days == 0 || there == null ? null : day(first(after, there)),
            day(fullest),
            need,
            needBefore,
            whose.grid()));
  }

  private LocalDate day(int number) {
    return loads.day(number);
  }

  /** What each day asks for, with what was left over from the days before where that waits. */
  private long[] needs(Resource resource, Function<Load, long[]> asked, @Nullable Long there) {
    return switch (resource) {
      case BEDS -> asked.apply(Load.CENTRAL);
      case HOURS -> {
        long[] visits = asked.apply(Load.VISITS);
        long[] closures = asked.apply(Load.CLOSURES);
        for (int day = 0; day < visits.length; day++) {
          visits[day] = work.hours(visits[day], closures[day]);
        }
        yield visits;
      }
      case DISINFECTIONS -> {
        long[] needs = asked.apply(Load.DISINFECTIONS);
        for (int day = 1; day < needs.length && there != null; day++) {
          needs[day] += Math.max(0, needs[day - 1] - there);
        }
        yield needs;
      }
    };
  }

  private static int fullest(long[] needs) {
    int most = 0;
    for (int day = 1; day < needs.length; day++) {
      most = needs[day] > needs[most] ? day : most;
    }
    return most;
  }

  private static int over(long[] needs, @Nullable Long there) {
    int days = 0;
    for (long need : needs) {
      days += there != null && need > there ? 1 : 0;
    }
    return days;
  }

  private static int first(long[] needs, long there) {
    int day = 0;
    while (needs[day] <= there) {
      day++;
    }
    return day;
  }
}
