package lianfang.web.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/**
 * 演示办理: files the demo's cases and does their steps as people do. Ids follow from the name of a
 * case, so that what was done before is not done again.
 */
@Component
class DemoWork {

  private static final int SIDE = 48;
  private static final int STRIPE = 8;
  private static final int HEAD = 13;
  private static final int ROOM = 100;
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private final Cases cases;
  private final EvidenceStore evidence;

  /** The hash of the picture, by the area in which it may be seen. */
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  private final AtomicInteger filed = new AtomicInteger();

  private final DemoStaff staff;

  DemoWork(Cases cases, EvidenceStore evidence, DemoStaff staff) {
    this.cases = cases;
    this.evidence = evidence;
    this.staff = staff;
  }

  /** Names the staff of a firm that is about to apply. */
  void staff(RegisteredFirm firm) {
    staff.name(firm);
  }

  /**
   * A case to be filed.
   *
   * @param name by which the demo knows it
   * @param picture the field that shows the demo's picture; empty for none
   * @param received when it came in, where that was before the demo begins
   */
  record Wanted(
      String name,
      String type,
      Subject about,
      String area,
      Map<String, Object> values,
      String picture,
      Optional<UUID> parent,
      Optional<Instant> received) {

    /** A case without picture and parent. */
    static Wanted of(
        String name, String type, Subject about, String area, Map<String, Object> values) {
      return new Wanted(name, type, about, area, values, "", Optional.empty(), Optional.empty());
    }

    Wanted showing(String field) {
      return new Wanted(name, type, about, area, values, field, parent, received);
    }

    Wanted below(UUID other) {
      return new Wanted(name, type, about, area, values, picture, Optional.of(other), received);
    }

    /** It came in before the demo begins. */
    Wanted receivedAt(Instant at) {
      return new Wanted(name, type, about, area, values, picture, parent, Optional.of(at));
    }
  }

  /** A case that was filed. */
  record Filed(UUID id, String area) {}

  /** How many cases were filed so far. */
  int filed() {
    return filed.get();
  }

  /** Files a case. */
  Filed file(CaseRecorder who, Wanted wanted) {
    Shown shown = shown(who, wanted.area(), wanted.values(), wanted.picture());
    UUID id =
        cases.file(
            who,
            new Filing(
                DemoSeats.id(wanted.name()),
                wanted.type(),
                "",
                wanted.about(),
                wanted.area(),
                shown.values(),
                shown.evidence(),
                wanted.parent(),
                wanted.received()));
    filed.incrementAndGet();
    return new Filed(id, wanted.area());
  }

  /** Does a step without a picture. */
  void step(CaseRecorder who, Filed filed, String step, Map<String, Object> values) {
    step(who, filed, step, values, "");
  }

  /** Does a step; the field {@code picture} shows the demo's picture. */
  void step(
      CaseRecorder who, Filed filed, String step, Map<String, Object> values, String picture) {
    Shown shown = shown(who, filed.area(), values, picture);
    long seen = cases.find(who, filed.id()).orElseThrow().view().version();
    cases.stepOnly(
        who,
        new StepOrder(
            DemoSeats.id(filed.id() + step),
            filed.id(),
            seen,
            step,
            shown.values(),
            shown.evidence(),
            false));
  }

  private record Shown(FormValues values, Set<String> evidence) {}

  private Shown shown(CaseRecorder who, String area, Map<String, Object> values, String picture) {
    FormValues typed = new FormValues(values);
    if (picture.isEmpty()) {
      return new Shown(typed, Set.of());
    }
    String hash =
        kept.computeIfAbsent(
            who.recorder().account() + " " + area,
            one -> evidence.put(who, area, picture(), false));
    Map<String, Object> fields =
        picture.lines().collect(Collectors.toMap(one -> one, one -> List.of(hash)));
    return new Shown(typed.with(new FormValues(fields)), Set.of(hash));
  }

  /** Stripes: nobody takes them for a photograph of something. */
  private static byte[] picture() {
    byte[] grey = new byte[SIDE * (SIDE + 1)];
    for (int at = 0; at < grey.length; at++) {
      boolean filter = at % (SIDE + 1) == 0;
      grey[at] = (byte) (filter ? 0 : at / (SIDE + 1) / STRIPE % 2 == 0 ? 0xC0 : 0xFF);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(grey);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be made", e);
    }
    ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(SIDE).putInt(SIDE).put((byte) 8);
    ByteBuffer file = ByteBuffer.allocate(packed.size() + ROOM);
    file.put(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    chunk(file, "IHDR", head.array());
    chunk(file, "IDAT", packed.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void chunk(ByteBuffer file, String name, byte[] content) {
    file.putInt(content.length);
    int from = file.position();
    file.put(name.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 sum = new CRC32();
    sum.update(file.array(), from, file.position() - from);
    file.putInt((int) sum.getValue());
  }
}
