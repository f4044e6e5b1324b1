package lianfang.rulebook.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasurePlace;
import org.jspecify.annotations.Nullable;

/**
 * 合并: of several isolations at one moment the strictest place holds (hospital, central, undecided,
 * home), a weaker one shows only where nothing stricter covers it, and periods are never added up.
 */
public final class Merging {

  private static final Comparator<Piece> DECISIVE =
      Comparator.comparing(Piece::place)
          .reversed()
          .thenComparing(p -> p.basis().notice())
          .thenComparing(p -> p.basis().row());

  private Merging() {}

  /** The maximal stretches of {@code pieces}, by first day. */
  public static List<Stretch> strictest(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return List.of();
    }
    if (pieces.size() == 1) {
      Piece piece = pieces.getFirst();
      return List.of(new Stretch(piece.place(), piece.span(), List.of(piece.basis())));
    }
    List<Piece> ordered = new ArrayList<>(pieces);
    ordered.sort(DECISIVE);
    List<Stretch> stretches = new ArrayList<>(4);
    for (Stretch bare : segments(ordered)) {
      stretches.add(new Stretch(bare.place(), bare.span(), basesOf(bare, ordered)));
    }
    return stretches;
  }

  /** Unions spans that overlap or touch, by first day. */
  public static List<Span> union(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(Span::first));
    List<Span> result = new ArrayList<>(sorted.size());
    for (Span span : sorted) {
      Span last = result.isEmpty() ? null : result.getLast();
      if (last != null && touches(last, span.first())) {
        result.set(result.size() - 1, new Span(last.first(), Math.max(last.last(), span.last())));
      } else {
        result.add(span);
      }
    }
    return result;
  }

  private static boolean touches(Span before, long first) {
    return before.isOpen() || first <= before.last() + 1;
  }

  /** Walks the borders in order; between two of them the strictest place cannot change. */
  private static List<Stretch> segments(List<Piece> ordered) {
    long[] borders = borders(ordered);
    List<Stretch> result = new ArrayList<>(4);
    for (int i = 0; i < borders.length; i++) {
      long first = borders[i];
      if (first == Span.OPEN || (i > 0 && first == borders[i - 1])) {
        continue;
      }
      MeasurePlace place = strictestOn(ordered, first);
      if (place == null) {
        continue;
      }
      int next = i + 1;
      while (next < borders.length && borders[next] == first) {
        next++;
      }
      boolean open = next == borders.length || borders[next] == Span.OPEN;
      extend(result, place, new Span(first, open ? Span.OPEN : borders[next] - 1));
    }
    return result;
  }

  private static void extend(List<Stretch> result, MeasurePlace place, Span span) {
    Stretch last = result.isEmpty() ? null : result.getLast();
    if (last != null && last.place() == place && touches(last.span(), span.first())) {
      Span longer = new Span(last.span().first(), span.last());
      result.set(result.size() - 1, new Stretch(place, longer, List.of()));
    } else {
      result.add(new Stretch(place, span, List.of()));
    }
  }

  private static long[] borders(List<Piece> pieces) {
    long[] borders = new long[pieces.size() * 2];
    int count = 0;
    for (Piece piece : pieces) {
      borders[count++] = piece.span().first();
      borders[count++] = piece.span().isOpen() ? Span.OPEN : piece.span().last() + 1;
    }
    Arrays.sort(borders);
    return borders;
  }

  private static @Nullable MeasurePlace strictestOn(List<Piece> ordered, long day) {
    for (Piece piece : ordered) {
      if (piece.span().contains(day)) {
        return piece.place();
      }
    }
    return null;
  }

  private static List<Basis> basesOf(Stretch stretch, List<Piece> ordered) {
    List<Basis> bases = new ArrayList<>(4);
    for (Piece piece : ordered) {
      if (piece.place() == stretch.place() && piece.span().overlaps(stretch.span())) {
        addBasis(bases, piece.basis());
      }
    }
    for (Piece piece : ordered) {
      if (piece.place() != stretch.place() && piece.span().overlaps(stretch.span())) {
        addBasis(bases, piece.basis());
      }
    }
    return List.copyOf(bases);
  }

  /** Adds a basis; the same row of the same notice is listed once with the facts of both. */
  public static void addBasis(List<Basis> bases, Basis basis) {
    for (int i = 0; i < bases.size(); i++) {
      Basis known = bases.get(i);
      if (known.notice().equals(basis.notice())
          && known.clause().equals(basis.clause())
          && known.row().equals(basis.row())) {
        if (!known.facts().containsAll(basis.facts())) {
          bases.set(i, joined(known, basis));
        }
        return;
      }
    }
    bases.add(basis);
  }

  private static Basis joined(Basis known, Basis basis) {
    SequencedSet<UUID> facts = new LinkedHashSet<>(known.facts());
    facts.addAll(basis.facts());
    return new Basis(
        known.notice(),
        known.edition(),
        known.clause(),
        known.row(),
        List.copyOf(facts),
        known.readings());
  }
}
