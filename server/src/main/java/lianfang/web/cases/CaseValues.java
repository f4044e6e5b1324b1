package lianfang.web.cases;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.Checklist;
import lianfang.casework.ChecklistAnswers;
import lianfang.casework.FormValues;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 填报内容: what was filled in, with the labels of its form; who somebody is stays sealed. */
@Component
class CaseValues {

  private static final String SEALED = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final String MOMENT = "date-time";

  /** A field that holds the account of a head. */
  static final String HEAD = "head.on";

  private final CaseFiles kept;
  private final Accounts accounts;

  CaseValues(CaseFiles kept, Accounts accounts) {
    this.kept = kept;
    this.accounts = accounts;
  }

  List<CasePage.Filled> of(Shell shell, CurrentUser user, CaseFile file) {
    List<CasePage.Filled> filled = new ArrayList<>();
    for (CaseFile.Filled one : file.forms().reversed()) {
      Optional<CaseForm> form = file.type().form(one.form());
      if (form.isPresent()) {
        Known known = new Known(hash -> kept.type(user, hash), this::name);
        Lines lines = new Lines(shell, file, one.values(), known);
        lines.add(form.get().fields(), one.values().values(), "");
        filled.add(
            new CasePage.Filled(
                Said.of(shell, form.get().title()),
                CaseWords.moment(shell, one.at()),
                lines.lines));
      }
    }
    return filled;
  }

  /** What an account is called: whoever reads a case reads no ids. */
  private String name(String account) {
    return accounts.displayNames(List.of(account)).getOrDefault(account, account);
  }

  /** What is looked up for a line: of which kind a file is, and what an account is called. */
  private record Known(UnaryOperator<String> typeOf, UnaryOperator<String> nameOf) {}

  /** The lines of one form. */
  private static final class Lines {

    private final List<CasePage.Line> lines = new ArrayList<>();
    private final Shell shell;
    private final CaseFile file;
    private final FormValues all;
    private final Known known;

    Lines(Shell shell, CaseFile file, FormValues all, Known known) {
      this.known = known;
      this.shell = shell;
      this.file = file;
      this.all = all;
    }

    void add(List<CaseForm.Field> fields, Map<?, ?> values, String before) {
      for (CaseForm.Field field : fields) {
        Object value = values.get(field.name());
        if (value != null && !field.traits().page().isForProgramsAlone()) {
          line(field, value, before + Said.of(shell, field.label()));
        }
      }
    }

    private void line(CaseForm.Field field, Object value, String label) {
      switch (field.kind()) {
        case GROUP -> {
          if (value instanceof Map<?, ?> group) {
            add(field.fields(), group, label + " · ");
          }
        }
        case GROUPS -> groups(field, value, label);
        case CHECKLIST -> checklist(field, label);
        case EVIDENCE -> files(label, List.of(value));
        case EVIDENCES -> files(label, value instanceof Collection<?> all ? all : List.of(value));
        case IDENTIFYING ->
            lines.add(new CasePage.Line(label, "", List.of(), sealed(String.valueOf(value))));
        default -> {
          // what leads to another record is an id, which nobody reads
          String said = text(field, value);
          if (sealed(said).isEmpty()) {
            lines.add(new CasePage.Line(label, said, List.of(), ""));
          }
        }
      }
    }

    private static String sealed(String id) {
      return id.matches(SEALED) ? id : "";
    }

    private void groups(CaseForm.Field field, Object value, String label) {
      int number = 0;
      if (value instanceof Collection<?> rows) {
        for (Object row : rows) {
          number++;
          if (row instanceof Map<?, ?> map) {
            add(field.fields(), map, label + " " + number + " · ");
          }
        }
      }
    }

    private void files(String label, Collection<?> hashes) {
      List<Link> links = hashes.stream().map(hash -> link(String.valueOf(hash))).toList();
      lines.add(new CasePage.Line(label, "", links, ""));
    }

    private Link link(String hash) {
      String to = CaseWords.path(file.view().id()) + "/evidence/" + hash;
      return new Link(known.typeOf().apply(hash), to);
    }

    /** How many items are met, and which are not. */
    private void checklist(CaseForm.Field field, String label) {
      Checklist list = file.type().checklists().get(field.traits().checklist());
      if (list == null) {
        return;
      }
      ChecklistAnswers answers = ChecklistAnswers.of(all, field.name());
      List<Checklist.Item> failed = answers.failed(list, all);
      int asked = list.items().size();
      String says = shell.t("case.checklist", asked - failed.size(), asked);
      lines.add(new CasePage.Line(label, says, List.of(), ""));
      for (Checklist.Item item : failed) {
        ChecklistAnswers.Answer given = answers.answers().get(item.id());
        String answer = given == null || given.value().isBlank() ? "–" : given.value();
        String word = answer.equals("false") ? shell.t("sheet.fails") : answer;
        List<Link> shown =
            given == null || given.evidence().isEmpty()
                ? List.of()
                : List.of(link(given.evidence()));
        lines.add(new CasePage.Line(Said.of(shell, item.wording()), word, shown, ""));
      }
    }

    private String text(CaseForm.Field field, Object value) {
      if (value instanceof Collection<?> several) {
        return several.stream()
            .map(one -> choice(field, String.valueOf(one)))
            .collect(Collectors.joining(shell.t("list.and")));
      }
      if (value instanceof Boolean yes) {
        return shell.t(yes ? "sheet.yes" : "sheet.no");
      }
      String typed = String.valueOf(value);
      if (field.traits().prefill().startsWith(HEAD)) {
        return known.nameOf().apply(typed);
      }
      return MOMENT.equals(field.traits().page().input()) ? moment(typed) : choice(field, typed);
    }

    /** The hour on the clocks of this place, whatever the form was sent in. */
    private String moment(String typed) {
      try {
        return CaseWords.moment(shell, OffsetDateTime.parse(typed).toInstant());
      } catch (DateTimeParseException other) {
        return typed;
      }
    }

    private String choice(CaseForm.Field field, String value) {
      return field.choices().stream()
          .filter(one -> one.value().equals(value))
          .map(one -> Said.of(shell, one.label()))
          .findFirst()
          .orElseGet(() -> shell.language().daysIn(value));
    }
  }
}
