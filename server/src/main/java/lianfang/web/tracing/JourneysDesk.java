package lianfang.web.tracing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.gate.trace.JourneyList;
import lianfang.gate.trace.JourneyList.Listed;
import lianfang.gate.trace.KnownTraces;
import lianfang.gate.trace.Traces;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Asks which residents sat in a carriage of a public same-journey list; nothing of it is kept. */
@Controller
class JourneysDesk {

  private static final int BYTES_MAX = 10_000_000;
  private static final int SHOWN = 200;
  private static final byte[] SPREADSHEET = {'P', 'K', 3, 4};
  private static final byte[] OLD_SPREADSHEET = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final Charset CHINESE = Charset.forName("GB18030");

  private final ScopedTransactions transactions;
  private final KnownTraces traces;
  private final Subjects subjects;
  private final Audit audit;

  JourneysDesk(
      ScopedTransactions transactions, KnownTraces traces, Subjects subjects, Audit audit) {
    this.transactions = transactions;
    this.traces = traces;
    this.subjects = subjects;
    this.audit = audit;
  }

  @GetMapping("/journeys")
  ModelAndView form(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.TRACE_CONTACTS);
    return page(shell, shell.t("journeys.says"), null, List.of()).show();
  }

  @PostMapping(value = "/journeys", params = "as=page")
  ModelAndView look(
      Shell shell, @RequestParam MultipartFile file, @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    user.require(Permission.TRACE_CONTACTS);
    Optional<String> wrong = wrong(file);
    if (wrong.isPresent()) {
      return page(shell, shell.t("journeys.says"), shell.t(wrong.get()), List.of()).show();
    }
    JourneyList list = JourneyList.read(text(file.getBytes()));
    return transactions.in(user.prefixes(), () -> answer(shell, user, list)).show();
  }

  /** The rows that came back, as they stand in the file, each with what is wrong. */
  @PostMapping(value = "/journeys", params = "as=file")
  Object back(
      Shell shell, @RequestParam MultipartFile file, @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    user.require(Permission.TRACE_CONTACTS);
    Optional<String> wrong = wrong(file);
    if (wrong.isPresent()) {
      return page(shell, shell.t("journeys.says"), shell.t(wrong.get()), List.of()).show();
    }
    JourneyList list = JourneyList.read(text(file.getBytes()));
    StringWriter out = new StringWriter();
    out.write('\uFEFF');
    CsvWriter csv = CsvWriter.builder().build(out);
    List<String> header = new ArrayList<>(list.header());
    header.add(shell.t("journeys.row"));
    header.add(shell.t("journeys.wrong"));
    csv.writeRecord(header);
    for (JourneyList.Problem one : list.problems()) {
      int at = one.row() - 1;
      List<String> row = new ArrayList<>();
      if (at < list.records().size()) {
        list.records().get(at).forEach(value -> row.add(SheetFile.harmless(value)));
      }
      while (row.size() < list.header().size()) {
        row.add("");
      }
      row.add(Integer.toString(one.row()));
      row.add(shell.t("journeys.wrong." + one.wrong().word()));
      csv.writeRecord(row);
    }
    csv.flush();
    return ResponseEntity.ok()
        .header("Content-Disposition", "attachment; filename=\"journeys-back.csv\"")
        .header("Content-Type", SheetFile.type("csv"))
        .body(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The text that says why a file is not looked at; spreadsheets are zipped or of the old kind. */
  private static Optional<String> wrong(MultipartFile file) throws IOException {
    if (file.isEmpty() || file.getSize() > BYTES_MAX) {
      return Optional.of(file.isEmpty() ? "journeys.nofile" : "journeys.large");
    }
    byte[] begins = new byte[SPREADSHEET.length];
    try (var in = file.getInputStream()) {
      in.readNBytes(begins, 0, begins.length);
    }
    boolean sheet = Arrays.equals(begins, SPREADSHEET) || Arrays.equals(begins, OLD_SPREADSHEET);
    return sheet ? Optional.of("journeys.notcsv") : Optional.empty();
  }

  /** Spreadsheets of offices write GB18030 where they do not write UTF-8. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, CHINESE);
    }
  }

  private JourneysPage answer(Shell shell, CurrentUser user, JourneyList list) {
    Set<UUID> people = traces.passengers(list.rows());
    KnownTraces.Known known = traces.of(people);
    Map<String, List<Listed>> listed = new HashMap<>();
    list.rows()
        .forEach(one ->
            one.numbers()
                .forEach(
                    number -> listed.computeIfAbsent(number, key -> new ArrayList<>()).add(one)));
    List<Row> rows = new ArrayList<>();
    Map<Subject, String> seen = new HashMap<>();
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, people.stream().map(Subject::person).toList());
    int elsewhere = 0;
    for (Traces.Journey journey : known.traces().journeys()) {
      String area = known.areas().getOrDefault(journey.person(), "");
      for (Listed one : listed.getOrDefault(journey.number(), List.of())) {
        if (JourneyList.fits(one, journey).isEmpty()) {
          continue;
        }
        // Whoever has no known home is nobody's resident yet and waits for registration.
        if (area.isEmpty() || !user.scope().contains(area)) {
          elsewhere++;
          continue;
        }
        seen.put(Subject.person(journey.person()), area);
        rows.add(row(shell, journey, one, area, called));
      }
    }
    audit.searched(user.actor(), seen, shell.t("reason.trace"));
    audit.record(user.actor(), AuditAction.TRACED, null, "", shell.t("reason.trace"), "journeys");
    String says =
        shell.t("journeys.found", list.rows().size(), seen.size(), list.problems().size());
    return page(
        shell,
        says,
        null,
        List.of(passengers(shell, rows, elsewhere), problems(shell, list.problems())));
  }

  private Row row(
      Shell shell,
      Traces.Journey journey,
      Listed listed,
      String area,
      Map<UUID, Subjects.Called> called) {
    UUID person = journey.person();
    Subjects.Called name = called.getOrDefault(person, Subjects.unknown(person));
    String to = shell.link("/people/" + person);
    boolean known = !listed.carriages().isEmpty() && journey.carriage() != null;
    return new Row(
        to,
        List.of(
            Cell.named(name.name(), name.reference(), to),
            Cell.of(shell.texts().word("value", journey.kind()) + " " + journey.number()),
            Cell.of(shell.language().day(journey.day())),
            known
                ? Cell.tag("act", shell.t("journeys.carriage", String.valueOf(journey.carriage())))
                : Cell.tag("tag", shell.t("journeys.unknown")),
            Cell.minor(listed.from() + " – " + listed.to()),
            Cell.minor(subjects.village(shell, area))));
  }

  private static Block passengers(Shell shell, List<Row> rows, int elsewhere) {
    return new Block(
        shell.t("journeys.passengers", rows.size()),
        elsewhere > 0 ? shell.t("journeys.elsewhere", elsewhere) : null,
        null,
        List.of(
            Listing.Column.of(shell.t("people.who")),
            Listing.Column.of(shell.t("journeys.number")),
            Listing.Column.of(shell.t("journeys.day")),
            Listing.Column.of(shell.t("journeys.near")),
            Listing.Column.minor(shell.t("journeys.listed")),
            Listing.Column.minor(shell.t("people.village"))),
        rows,
        shell.t("journeys.none"));
  }

  private static Block problems(Shell shell, List<JourneyList.Problem> problems) {
    List<Row> rows =
        problems.stream()
            .limit(SHOWN)
            .map(one ->
                new Row(
                    null,
                    List.of(
                        Cell.number(Integer.toString(one.row()), null),
                        Cell.said(one.value()),
                        Cell.of(shell.t("journeys.wrong." + one.wrong().word())))))
            .toList();
    return new Block(
        shell.t("journeys.problems", problems.size()),
        problems.size() > SHOWN ? shell.t("journeys.more", SHOWN) : null,
        null,
        List.of(
            Listing.Column.number(shell.t("journeys.row")),
            Listing.Column.of(shell.t("journeys.value")),
            Listing.Column.of(shell.t("journeys.wrong"))),
        rows,
        shell.t("journeys.allread"));
  }

  private static JourneysPage page(
      Shell shell, String says, @Nullable String refusal, List<Block> blocks) {
    Head head =
        new Head(
            shell.t("journeys.title"),
            says,
            List.of(),
            new Link(shell.t("door.people"), shell.link("/people")));
    return new JourneysPage(shell, head, refusal, blocks);
  }
}
