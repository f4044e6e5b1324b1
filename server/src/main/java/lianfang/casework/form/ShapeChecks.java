package lianfang.casework.form;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say: check digits, phone numbers, codes of villages, hashes of files. */
record ShapeChecks(boolean identifying) {

  List<FormFault> of(List<FormField> fields, JsonNode values) {
    List<FormFault> faults = new ArrayList<>();
    look(fields, values, "", faults);
    return faults;
  }

  private void look(
      List<FormField> fields, JsonNode values, String before, List<FormFault> faults) {
    for (FormField field : fields) {
      JsonNode value = values.path(field.name());
      String at = before.isEmpty() ? field.name() : before + "." + field.name();
      switch (field.kind()) {
        case GROUP -> look(field.fields(), value, at, faults);
        case ROWS -> rows(field, value, at, faults);
        case PHOTOS -> photos(value, at, faults);
        default -> {
          boolean here = identifying || !field.traits().identifying();
          if (here && value.isString() && !isRight(field.kind(), value.stringValue())) {
            faults.add(new FormFault(at, field.kind().word(), List.of()));
          }
        }
      }
    }
  }

  private void rows(FormField field, JsonNode value, String at, List<FormFault> faults) {
    for (int i = 0; i < Math.min(value.size(), field.traits().most()); i++) {
      look(field.fields(), value.path(i), at + "." + i, faults);
    }
  }

  private static void photos(JsonNode value, String at, List<FormFault> faults) {
    for (int i = 0; i < value.size(); i++) {
      if (!isRight(FieldKind.EVIDENCE, value.path(i).asString(""))) {
        faults.add(new FormFault(at, FieldKind.EVIDENCE.word(), List.of()));
        return;
      }
    }
  }

  private static boolean isRight(FieldKind kind, String text) {
    return switch (kind) {
      case PHONE -> text.matches("1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|1[0-9]{4}");
      case IDENTITY -> CheckDigits.isIdentity(text);
      case CREDIT_CODE -> CheckDigits.isCreditCode(text);
      case AREA -> text.matches("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}");
      case EVIDENCE -> text.matches("[0-9a-f]{64}");
      case TEXT, LINES, NUMBER, INTEGER, YES_NO, CHOICE, CHECKS, DATE -> true;
      case MOMENT, TIME, EMAIL, PHOTOS, CHECKLIST, NAME, GROUP, ROWS -> true;
    };
  }
}
