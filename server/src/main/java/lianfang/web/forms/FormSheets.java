package lianfang.web.forms;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.casework.Checklist;
import lianfang.casework.form.FieldKind;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormField;
import lianfang.casework.form.FormSchema;
import lianfang.fact.Days;
import lianfang.person.confided.FormDrafts;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 表单: shows a schema as a form and reads what comes back. Nothing typed is lost: what is wrong is
 * shown again with the files that came with it, and each form has a draft on the server.
 */
@Component
public class FormSheets {

  /** What a button carries: a row more, a row less, or keep for later. */
  static final String MORE = "_more";

  static final String LESS = "_less";
  static final String LATER = "_later";

  private final Clock clock;
  private final Areas areas;
  private final FormDrafts drafts;

  FormSheets(Clock clock, Areas areas, FormDrafts drafts) {
    this.clock = clock;
    this.areas = areas;
    this.drafts = drafts;
  }

  /** Keeps one file and says under which hash, or refuses in words that a page may show. */
  public interface FileKeeper {

    /** The hash of the kept file. */
    String keep(Part file, boolean keepsLocation) throws IOException, FileRefused;
  }

  /** A file that cannot be evidence. */
  public static final class FileRefused extends Exception {

    @java.io.Serial private static final long serialVersionUID = 1L;

    /** Says in the reader's language what is wrong and what to do. */
    public FileRefused(String says) {
      super(says);
    }
  }

  /**
   * A form that is asked for.
   *
   * @param schema what it asks
   * @param key under which an account's draft of it is kept
   * @param checklists that its fields answer, by id
   * @param decided what a register says, whatever stands in a draft or is typed
   */
  public record Asked(
      FormSchema schema, String key, Map<String, Checklist> checklists, JsonNode decided) {

    /** Copies the checklists. */
    public Asked {
      checklists = Map.copyOf(checklists);
    }

    /** A form of which no register decides anything. */
    public Asked(FormSchema schema, String key, Map<String, Checklist> checklists) {
      this(schema, key, checklists, MissingNode.getInstance());
    }
  }

  /**
   * The form with its draft, or with what is known already.
   *
   * @param known values to begin with
   */
  public Sheet blank(Shell shell, UUID account, Asked form, JsonNode known) {
    Optional<FormDrafts.Draft> draft = drafts.find(account, form.key());
    Raw raw = draft.map(one -> new Raw(one.fields())).orElseGet(() -> Raw.of(known));
    String since =
        draft
            .map(one -> shell.language().moment(LocalDateTime.ofInstant(one.keptAt(), Days.ZONE)))
            .orElse("");
    return sheet(shell, form, raw, List.of(), since);
  }

  /** The same form for somebody without an account, which keeps no draft. */
  public Sheet open(Shell shell, Asked form, JsonNode known) {
    return sheet(shell, form, Raw.of(known), List.of(), "");
  }

  /** The form as it came, with what is wrong. */
  public Sheet again(Shell shell, Asked form, Typed typed) {
    List<FormFault> faults = typed.intent() == Typed.Intent.SEND ? typed.faults() : List.of();
    List<FormFault> ofFiles =
        typed.faults().stream().filter(fault -> fault.word().startsWith("file")).toList();
    return sheet(shell, form, typed.raw(), faults.isEmpty() ? ofFiles : faults, "");
  }

  private Sheet sheet(Shell shell, Asked form, Raw typed, List<FormFault> faults, String since) {
    FormSchema schema = form.schema();
    Raw raw = typed.under(form.decided());
    SheetParts parts =
        new SheetParts(
            shell,
            raw,
            faults,
            new SheetParts.Around(
                names(schema.fields(), raw), form.checklists(), form.decided().propertyNames()));
    return new Sheet(
        form.key(),
        parts.of(schema.fields()),
        parts.problems(schema.fields()),
        hasFiles(schema.fields()),
        since);
  }

  private Map<String, String> names(List<FormField> fields, Raw raw) {
    Map<String, String> names = new LinkedHashMap<>();
    if (hasKind(fields, FieldKind.AREA)) {
      raw.fields()
          .values()
          .forEach(values ->
              values.stream()
                  .filter(value -> value.matches("[0-9]{2,12}"))
                  .forEach(code ->
                      areas.find(code).map(Division::name).ifPresent(n -> names.put(code, n))));
    }
    return names;
  }

  private static boolean hasKind(List<FormField> fields, FieldKind kind) {
    return fields.stream().anyMatch(one -> one.kind() == kind || hasKind(one.fields(), kind));
  }

  private static boolean hasFiles(List<FormField> fields) {
    return hasKind(fields, FieldKind.CHECKLIST)
        || hasKind(fields, FieldKind.EVIDENCE)
        || hasKind(fields, FieldKind.PHOTOS);
  }

  /** Reads a request; its files are kept first, so that they need not be chosen again. */
  public Typed read(HttpServletRequest request, FormSchema schema, FileKeeper keeper)
      throws IOException, ServletException {
    return read(request, new Asked(schema, "", Map.of()), keeper);
  }

  /** The same for a form of which a register says something, whatever was sent. */
  public Typed read(HttpServletRequest request, Asked form, FileKeeper keeper)
      throws IOException, ServletException {
    FormSchema schema = form.schema();
    Raw raw = Raw.of(request.getParameterMap()).under(form.decided());
    List<FormFault> faults = new ArrayList<>();
    String type = request.getContentType();
    if (type != null && type.startsWith("multipart/")) {
      raw = files(request, schema.fields(), raw, keeper, faults);
    }
    String less = request.getParameter(LESS);
    String more = request.getParameter(MORE);
    if (less != null) {
      raw = raw.without(less);
    }
    if (more != null) {
      int next = raw.rows(more).stream().mapToInt(row -> row + 1).max().orElse(1);
      raw = raw.with(more + "." + next + "._row", List.of(""));
    }
    boolean change = less != null || more != null || request.getParameter(LATER) != null;
    ObjectNode values = new FormReader(Days.of(clock.instant())).read(schema.fields(), raw);
    faults.addAll(schema.check(values));
    TreeSet<String> evidence = new TreeSet<>();
    hashes(schema.fields(), values, evidence);
    return new Typed(
        values, raw, faults, evidence, change ? Typed.Intent.CHANGE : Typed.Intent.SEND);
  }

  private static Raw files(
      HttpServletRequest request,
      List<FormField> fields,
      Raw typed,
      FileKeeper keeper,
      List<FormFault> faults)
      throws IOException, ServletException {
    Raw raw = typed;
    for (Part part : request.getParts()) {
      String name = part.getName();
      if (part.getSubmittedFileName() == null || !name.endsWith("-file") || part.getSize() == 0) {
        continue;
      }
      String at = name.substring(0, name.length() - "-file".length());
      FormField field = field(fields, at);
      if (field == null || !takesFile(field, at)) {
        continue;
      }
      try {
        String hash = keeper.keep(part, field.traits().keepsLocation());
        List<String> all = new ArrayList<>(raw.all(at));
        if (field.kind() != FieldKind.PHOTOS) {
          all.clear();
        }
        if (!all.contains(hash)) {
          all.add(hash);
        }
        raw = raw.with(at, all);
      } catch (FileRefused refused) {
        faults.add(new FormFault(at, "file", List.of(String.valueOf(refused.getMessage()))));
      }
    }
    return raw;
  }

  private static boolean takesFile(FormField field, String at) {
    return field.kind().isFile() || field.kind() == FieldKind.CHECKLIST && at.endsWith(".evidence");
  }

  @org.jspecify.annotations.Nullable
  private static FormField field(List<FormField> fields, String at) {
    String[] names = at.split("\\.", 2);
    for (FormField field : fields) {
      if (field.name().equals(names[0])) {
        if (field.kind() == FieldKind.CHECKLIST) {
          return field;
        }
        String rest = names.length > 1 ? names[1].replaceFirst("^[0-9]+\\.", "") : "";
        return rest.isEmpty() ? field : field(field.fields(), rest);
      }
    }
    return null;
  }

  /** The hashes of files that the values name. */
  public static void hashes(List<FormField> fields, JsonNode values, TreeSet<String> into) {
    for (FormField field : fields) {
      JsonNode value = values.path(field.name());
      switch (field.kind()) {
        case EVIDENCE -> {
          if (value.isString()) {
            into.add(value.stringValue());
          }
        }
        case PHOTOS -> value.forEach(one -> into.add(one.asString("")));
        case GROUP -> hashes(field.fields(), value, into);
        case CHECKLIST ->
            value.forEach(one -> {
              String hash = one.path("evidence").asString("");
              if (!hash.isEmpty()) {
                into.add(hash);
              }
            });
        case ROWS -> value.forEach(row -> hashes(field.fields(), row, into));
        default -> {}
      }
    }
  }

  /** Keeps what was typed as the account's draft of this form. */
  public void later(CurrentUser user, String key, Typed typed) {
    drafts.keep(user.account().id(), key, typed.raw().fields());
  }

  /** The form was sent: its draft is not needed any more. */
  public void sent(CurrentUser user, String key) {
    drafts.drop(user.account().id(), key);
  }
}
