package lianfang.casework.type;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseState;
import lianfang.casework.CaseType;
import lianfang.casework.Checklist;
import lianfang.casework.Citation;
import lianfang.casework.DeskRule;
import lianfang.casework.Priority;
import lianfang.fact.Subject;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Yaml;

/** 办件类型读入: reads a {@link CaseType} from its files; what it means is proved afterwards. */
public final class CaseTypeReader {

  private static final String[] KEYS = {
    "id",
    "title",
    "about",
    "scope",
    "from",
    "until",
    "by-choice",
    "cites",
    "anonymous",
    "sealed-to",
    "states",
    "steps",
    "desks",
    "claimed-for",
    "unseen",
    "terms",
    "priorities",
    "ends-with"
  };

  private final Path file;
  private final CaseTypeFolder folder;

  private CaseTypeReader(CaseTypeFolder folder) {
    this.folder = folder;
    this.file = Path.of(folder.name(), CaseTypeFolder.TYPE);
  }

  /**
   * The type in these files.
   *
   * @throws PlaybookRefused where a word is unknown or a value missing
   */
  public static CaseType read(CaseTypeFolder folder) {
    return new CaseTypeReader(folder).read();
  }

  /** The types of a folder of folders, by id. */
  public static List<CaseType> readAll(Path casetypes, Path checklists) {
    List<CaseType> types = new ArrayList<>();
    try (java.util.stream.Stream<Path> folders = java.nio.file.Files.list(casetypes)) {
      folders
          .filter(java.nio.file.Files::isDirectory)
          .sorted()
          .forEach(folder -> types.add(read(CaseTypeFolder.read(folder, checklists))));
    } catch (java.io.IOException e) {
      throw new PlaybookRefused(casetypes, e);
    }
    return types;
  }

  private CaseType read() {
    String text = folder.files().get(CaseTypeFolder.TYPE);
    if (text == null) {
      throw new PlaybookRefused(file, "the file is missing");
    }
    Yaml root = Yaml.of(file, text);
    Words.known(file, root, KEYS);
    String id = root.text("id");
    if (!id.equals(folder.name())) {
      throw new PlaybookRefused(file, "the id '" + id + "' is not the folder's name");
    }
    Map<String, CaseForm> forms = new LinkedHashMap<>();
    Map<String, Checklist> checklists = new LinkedHashMap<>();
    folder
        .files()
        .forEach((name, content) -> {
          if (name.endsWith(CaseTypeFolder.SCHEMA)) {
            CaseForm form = FormReader.read(name, content);
            forms.put(form.name(), form);
          } else if (name.startsWith(CaseTypeFolder.CHECKLIST)) {
            Path path = Path.of(name);
            Checklist list = ChecklistReader.read(path, Yaml.of(path, content));
            checklists.put(list.id(), list);
          }
        });
    return new CaseType(
        id,
        folder.edition(),
        root.wording("title"),
        about(root.text("about")),
        validity(root),
        citations(root),
        root.flag("anonymous"),
        Set.copyOf(root.words("sealed-to")),
        new CaseType.Flow(states(root), new StepReader(file).steps(root), endsWith(root)),
        rules(root),
        forms,
        checklists);
  }

  private CaseType.Rules rules(Yaml root) {
    return new CaseType.Rules(
        desks(root),
        new TermReader(file).terms(root),
        priorities(root),
        root.has("claimed-for") ? Optional.of(root.text("claimed-for")) : Optional.empty(),
        unseen(root));
  }

  private Subject.Kind about(String word) {
    try {
      return Subject.Kind.ofWord(word);
    } catch (IllegalArgumentException e) {
      throw new PlaybookRefused(file, e);
    }
  }

  private CaseType.Validity validity(Yaml root) {
    LocalDate from = root.date("from");
    if (from == null) {
      throw new PlaybookRefused(file, "'from' is needed as a day");
    }
    return new CaseType.Validity(
        root.has("scope") ? root.words("scope") : List.of(""),
        from,
        root.date("until"),
        root.has("by-choice") ? Optional.of(root.words("by-choice")) : Optional.empty());
  }

  static List<Citation> citations(Yaml given) {
    return given.children("cites").stream().map(ChecklistReader::citation).toList();
  }

  private List<CaseState> states(Yaml root) {
    List<CaseState> states = new ArrayList<>();
    for (Yaml state : root.children("states")) {
      Words.known(file, state, "id", "name", "says", "ends", "waits");
      states.add(
          new CaseState(
              state.text("id"),
              state.wording("name"),
              state.wording("says"),
              state.flag("ends"),
              state.flag("waits")));
    }
    return states;
  }

  private Map<String, List<String>> endsWith(Yaml root) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Yaml end : root.children("ends-with")) {
      Words.known(file, end, "state", "evidence");
      fields.put(end.text("state"), end.words("evidence"));
    }
    return fields;
  }

  private List<DeskRule> desks(Yaml root) {
    List<DeskRule> rules = new ArrayList<>();
    for (Yaml rule : root.children("desks")) {
      Words.known(file, rule, "in", "when", "desk");
      rules.add(new DeskRule(Set.copyOf(rule.words("in")), rule.texts("when"), rule.text("desk")));
    }
    return rules;
  }

  private List<CaseType.Unseen> unseen(Yaml root) {
    List<CaseType.Unseen> rules = new ArrayList<>();
    for (Yaml rule : root.children("unseen")) {
      Words.known(file, rule, "by", "until", "when");
      rules.add(
          new CaseType.Unseen(
              Set.copyOf(rule.words("by")), Set.copyOf(rule.words("until")), rule.texts("when")));
    }
    return rules;
  }

  private List<Priority> priorities(Yaml root) {
    List<Priority> priorities = new ArrayList<>();
    for (Yaml one : root.children("priorities")) {
      Words.known(file, one, "id", "when", "points", "says");
      priorities.add(
          new Priority(
              one.text("id"),
              one.texts("when"),
              Integer.parseInt(one.text("points")),
              one.wording("says")));
    }
    return priorities;
  }
}
