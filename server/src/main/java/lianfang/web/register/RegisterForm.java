package lianfang.web.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.person.CellReason;
import lianfang.person.PersonRegistry;
import lianfang.person.RosterColumn;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/** 登记表单: the fields of the form, what was typed in them, and the cells that they make. */
final class RegisterForm {

  static final int MEMBERS_MAX = 8;

  private static final Map<RosterColumn, String> SHARED =
      Map.of(
          RosterColumn.VILLAGE, "village",
          RosterColumn.BUILDING, "building",
          RosterColumn.UNIT, "unit",
          RosterColumn.DOOR, "door",
          RosterColumn.ORIGIN, "origin",
          RosterColumn.RETURNED_ON, "returned",
          RosterColumn.TRANSPORT, "transport",
          RosterColumn.CERTIFICATE, "certificate",
          RosterColumn.REPORTED_BY, "reporter");

  private static final Map<RosterColumn, String> OWN =
      Map.of(
          RosterColumn.IDENTITY_NUMBER, "number",
          RosterColumn.NAME, "name",
          RosterColumn.SEX, "sex",
          RosterColumn.PHONE, "phone",
          RosterColumn.RELATION, "relation",
          RosterColumn.TEMPERATURE, "celsius");

  private final Shell shell;
  private final Map<String, String> typed;
  private final Map<String, String> errors = new HashMap<>();
  private final Map<Integer, List<UUID>> candidates = new HashMap<>();

  RegisterForm(Shell shell, Map<String, String> typed) {
    this.shell = shell;
    this.typed = typed;
  }

  int members() {
    String text = typed.getOrDefault("members", "1");
    int count = text.matches("[0-9]") ? Integer.parseInt(text) : 1;
    return Math.clamp(count, 1, MEMBERS_MAX);
  }

  private String text(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  /** Checks what the page itself can check; the rest is said by the register's own rules. */
  boolean check(Villages villages) {
    if (villages.names(text("village")).isEmpty()) {
      errors.put("village", shell.t("register.village.missing"));
    }
    if (!text("returned").isEmpty() && day().isEmpty()) {
      errors.put("returned", shell.t("form.day.wrong"));
    }
    return errors.isEmpty();
  }

  private Optional<LocalDate> day() {
    return TypedDay.read(text("returned"), shell.console().today());
  }

  /** One form a person. */
  List<PersonRegistry.Form> forms(Villages villages) {
    List<String> names = villages.names(text("village")).orElseThrow();
    List<PersonRegistry.Form> forms = new ArrayList<>();
    for (int i = 0; i < members(); i++) {
      Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
      int member = i;
      SHARED.forEach((column, name) -> cells.put(column, text(name)));
      OWN.forEach((column, name) -> cells.put(column, text(name + "-" + member)));
      cells.put(RosterColumn.COUNTY, names.get(0));
      cells.put(RosterColumn.TOWNSHIP, names.get(1));
      cells.put(RosterColumn.VILLAGE, names.get(2));
      cells.put(RosterColumn.SEX, sex(text("sex-" + i)));
      cells.put(RosterColumn.RETURNED_ON, day().map(LocalDate::toString).orElse(""));
      cells.put(RosterColumn.HEAD, text("name-0"));
      cells.put(RosterColumn.CATEGORY, "返乡人员");
      String same = text("same-" + i);
      forms.add(
          new PersonRegistry.Form(
              cells,
              same.length() == 36 ? Optional.of(UUID.fromString(same)) : Optional.empty(),
              same.equals("new")));
    }
    return forms;
  }

  private static String sex(String word) {
    return word.equals("male") ? "男" : word.equals("female") ? "女" : "";
  }

  /** Puts the register's reasons beside the fields that they are about. */
  void refuse(List<PersonRegistry.Registered> results) {
    for (int i = 0; i < results.size(); i++) {
      PersonRegistry.Registered result = results.get(i);
      for (CellReason reason : result.reasons()) {
        errors.putIfAbsent(field(reason.column(), i), said(reason));
      }
      if (!result.candidates().isEmpty()) {
        candidates.put(i, result.candidates());
      }
    }
  }

  private String said(CellReason reason) {
    return shell.language() == Language.ZH ? reason.zh() : reason.en();
  }

  private static String field(@Nullable RosterColumn column, int member) {
    if (column != null && SHARED.containsKey(column)) {
      return SHARED.getOrDefault(column, "");
    }
    return (column == null ? "name" : OWN.getOrDefault(column, "name")) + "-" + member;
  }

  List<RegisterPage.Member> memberFields(Map<UUID, String> names) {
    List<RegisterPage.Member> members = new ArrayList<>();
    for (int i = 0; i < members(); i++) {
      List<Field> fields = new ArrayList<>();
      fields.add(field("number", "identity", i).hint(shell.t("register.number.hint")));
      fields.add(field("name", "text", i).need());
      fields.add(
          choice(
              "sex-" + i,
              "register.sex",
              List.of(
                  new Field.Option("male", shell.t("sex.male")),
                  new Field.Option("female", shell.t("sex.female")))));
      if (i == 0) {
        fields.add(field("phone", "tel", i).hint(shell.t("register.phone.hint")));
      } else {
        fields.add(field("relation", "text", i));
      }
      fields.add(field("celsius", "number", i).unit(shell.t("unit.celsius")));
      if (candidates.containsKey(i)) {
        fields.add(same(i, names));
      }
      members.add(
          new RegisterPage.Member(
              i == 0 ? shell.t("register.first") : shell.t("register.member", i + 1), fields));
    }
    return members;
  }

  private Field same(int member, Map<UUID, String> names) {
    List<Field.Option> options = new ArrayList<>();
    for (UUID id : candidates.getOrDefault(member, List.of())) {
      options.add(
          new Field.Option(id.toString(), names.getOrDefault(id, id.toString().substring(0, 8))));
    }
    options.add(new Field.Option("new", shell.t("register.same.new")));
    return Field.choice("same-" + member, shell.t("register.same"), "", options)
        .error(shell.t("register.same.says"))
        .need();
  }

  /** Everybody whom the reader has to tell apart. */
  List<UUID> unsure() {
    return candidates.values().stream().flatMap(List::stream).distinct().toList();
  }

  private Field field(String name, String type, int member) {
    String key = name + "-" + member;
    return Field.of(key, type, shell.t("register." + name), text(key)).error(errors.get(key));
  }

  private Field choice(String key, String label, List<Field.Option> options) {
    return Field.choice(key, shell.t(label), text(key), options).error(errors.get(key));
  }

  List<Field> shared() {
    List<Field> fields = new ArrayList<>();
    String code = text("village");
    Field village = Field.of("village", "village", shell.t("people.village"), text("village-name"));
    fields.add(
        new Field(
            village.name(),
            village.type(),
            village.label(),
            shell.t("register.village.hint"),
            village.value(),
            errors.get("village"),
            List.of(new Field.Option(code, code)),
            null,
            true));
    for (String name : List.of("building", "unit", "door")) {
      fields.add(plain(name, "text"));
    }
    fields.add(plain("origin", "text").hint(shell.t("register.origin.hint")).need());
    fields.add(plain("returned", "day").hint(shell.t("register.returned.hint")).need());
    List<Field.Option> transports = new ArrayList<>();
    for (String one : List.of("火车", "客车", "自驾", "飞机", "货车")) {
      transports.add(new Field.Option(one, shell.texts().word("transport", one)));
    }
    fields.add(choice("transport", "register.transport", transports));
    fields.add(
        choice(
            "certificate",
            "register.certificate",
            List.of(
                new Field.Option("有", shell.t("register.certificate.yes")),
                new Field.Option("无", shell.t("register.certificate.no")))));
    fields.add(plain("reporter", "text").hint(shell.t("register.reporter.hint")));
    return fields;
  }

  private Field plain(String name, String type) {
    return Field.of(name, type, shell.t("register." + name), text(name)).error(errors.get(name));
  }
}
