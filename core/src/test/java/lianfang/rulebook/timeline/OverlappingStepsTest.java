package lianfang.rulebook.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasurePlace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps that overlap, checked against a reading of every single day. */
class OverlappingStepsTest {

  private static final long SEED = 20200225L;
  private static final int DAYS = 40;
  private static final List<MeasurePlace> PLACES =
      List.of(
          MeasurePlace.HOME, MeasurePlace.UNDECIDED, MeasurePlace.CENTRAL, MeasurePlace.HOSPITAL);

  @Test
  void everyDayHasTheStrictestPlaceOfThatDay() {
    Random random = new Random(SEED);
    for (int run = 0; run < 5_000; run++) {
      List<Piece> pieces = pieces(random);
      List<Stretch> stretches = Merging.strictest(pieces);
      for (long day = -1; day < DAYS * 2; day++) {
        if (placeOn(stretches, day) != strictestOn(pieces, day)) {
          fail("seed %s run %s day %s: %s of %s", SEED, run, day, stretches, pieces);
        }
      }
    }
  }

  @Test
  void stretchesAreMaximalAndListTheRowsThatOverlapThem() {
    Random random = new Random(SEED + 1);
    for (int run = 0; run < 5_000; run++) {
      List<Piece> pieces = pieces(random);
      List<Stretch> stretches = Merging.strictest(pieces);
      for (int i = 0; i < stretches.size(); i++) {
        Stretch stretch = stretches.get(i);
        Supplier<String> what = () -> "seed " + (SEED + 1) + ": " + stretch + " of " + pieces;
        assertThat(rows(stretch)).as(what).isEqualTo(overlapping(pieces, stretch.span()));
        assertThat(placeOfRow(pieces, stretch)).as(what).isEqualTo(stretch.place());
        if (i > 0) {
          Stretch before = stretches.get(i - 1);
          assertThat(before.span().last()).as(what).isLessThan(stretch.span().first());
          boolean touching = before.span().last() + 1 == stretch.span().first();
          assertThat(touching && before.place() == stretch.place()).as(what).isFalse();
        }
      }
    }
  }

  @Test
  void oneHomeStepUnderACentralOneShowsOnlyWhereItSticksOut() {
    List<Stretch> stretches =
        Merging.strictest(
            List.of(
                piece(MeasurePlace.HOME, 1, 20, "K4"),
                piece(MeasurePlace.CENTRAL, 5, 9, "K2"),
                piece(MeasurePlace.CENTRAL, 10, 12, "O1")));
    assertThat(stretches.stream().map(OverlappingStepsTest::text))
        .containsExactly("home 1..4 K4", "central 5..12 K2;O1;K4", "home 13..20 K4");
  }

  private static String text(Stretch stretch) {
    return stretch.place().word()
        + " "
        + stretch.span().first()
        + ".."
        + stretch.span().last()
        + " "
        + stretch.bases().stream().map(Basis::row).collect(Collectors.joining(";"));
  }

  private static List<Piece> pieces(Random random) {
    List<Piece> pieces = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      long first = random.nextInt(DAYS);
      boolean open = random.nextInt(8) == 0;
      long last = open ? Span.OPEN : first + random.nextInt(15);
      pieces.add(piece(PLACES.get(random.nextInt(PLACES.size())), first, last, "R" + i));
    }
    return pieces;
  }

  private static Piece piece(MeasurePlace place, long first, long last, String row) {
    UUID fact = UUID.nameUUIDFromBytes(row.getBytes(StandardCharsets.UTF_8));
    Basis basis = new Basis("n", "e", "1", row, List.of(fact), List.of());
    return new Piece(place, new Span(first, last), basis, 0);
  }

  private static @Nullable MeasurePlace placeOn(List<Stretch> stretches, long day) {
    for (Stretch stretch : stretches) {
      if (stretch.span().contains(day)) {
        return stretch.place();
      }
    }
    return null;
  }

  private static @Nullable MeasurePlace strictestOn(List<Piece> pieces, long day) {
    MeasurePlace found = null;
    for (Piece piece : pieces) {
      boolean stricter = found == null || piece.place().stricterThan(found);
      if (piece.span().contains(day) && stricter) {
        found = piece.place();
      }
    }
    return found;
  }

  private static Set<String> rows(Stretch stretch) {
    return stretch.bases().stream().map(Basis::row).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> overlapping(List<Piece> pieces, Span span) {
    return pieces.stream()
        .filter(piece -> piece.span().overlaps(span))
        .map(piece -> piece.basis().row())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static MeasurePlace placeOfRow(List<Piece> pieces, Stretch stretch) {
    String row = stretch.bases().getFirst().row();
    return pieces.stream()
        .filter(piece -> piece.basis().row().equals(row))
        .findFirst()
        .orElseThrow()
        .place();
  }
}
