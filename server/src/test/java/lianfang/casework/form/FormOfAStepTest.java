package lianfang.casework.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lianfang.casework.type.FormReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form of a firm that reports its staff: what the schema says and what it refuses. */
class FormOfAStepTest {

  static final String SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "x-label": {"zh": "复工申请", "en": "Application"},
       "required": ["code", "staff", "sector"],
       "properties": {
        "code": {"type": "string", "x-input": "credit-code",
          "x-label": {"zh": "信用代码", "en": "Credit code"}},
        "sector": {"type": "string", "enum": ["food", "other"],
          "x-label": {"zh": "行业", "en": "Sector"},
          "x-labels": {"food": {"zh": "食品", "en": "food"}}},
        "masks": {"type": "integer", "minimum": 1, "maximum": 90000,
          "x-label": {"zh": "口罩", "en": "Masks"},
          "x-unit": {"zh": "只", "en": "pieces"}},
        "opens": {"type": "string", "format": "date", "x-label": {"zh": "开工", "en": "Opens"}},
        "plan": {"type": "array", "maxItems": 3, "items": {"type": "string", "format": "evidence"},
          "x-label": {"zh": "方案", "en": "Plan"}},
        "staff": {"type": "array", "minItems": 1, "maxItems": 200,
          "x-label": {"zh": "员工", "en": "Staff"},
          "items": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string", "x-input": "name", "x-identifying": true, "maxLength": 40,
              "x-label": {"zh": "姓名", "en": "Name"},
              "x-why": {"zh": "用于核对", "en": "to be compared"}},
            "phone": {"type": "string", "x-input": "phone", "x-identifying": true,
              "pattern": "^1.*",
              "x-label": {"zh": "手机", "en": "Phone"}},
            "post": {"type": "string", "x-label": {"zh": "岗位", "en": "Post"}}}}}}}
      """;

  /** A made-up firm whose last character follows from the others. */
  static final String CODE = "91410922MA00000A0" + lastOf("91410922MA00000A0");

  private final FormSchema form = read(SCHEMA);

  private static FormSchema read(String schema) {
    return FormSchema.of(FormReader.read("staff.schema.json", schema));
  }

  static char lastOf(String seventeen) {
    for (char last : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
      if (CheckDigits.isCreditCode(seventeen + last)) {
        return last;
      }
    }
    throw new IllegalArgumentException(seventeen);
  }

  private static JsonNode values(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private List<String> faults(String json) {
    return form.check(values(json)).stream().map(one -> one.at() + " " + one.word()).toList();
  }

  @Test
  void fieldsStandInTheOrderOfTheFileWithWhatIsSaidAboutThem() {
    assertThat(form.fields())
        .extracting(FormField::name)
        .containsExactly("code", "sector", "masks", "opens", "plan", "staff");
    FormField staff = form.fields().get(5);
    assertThat(staff.kind()).isEqualTo(FieldKind.ROWS);
    assertThat(staff.traits().most()).isEqualTo(200);
    assertThat(staff.fields().getFirst().traits().identifying()).isTrue();
    assertThat(staff.fields().getFirst().words().why().en()).isEqualTo("to be compared");
    assertThat(form.fields().get(1).choices())
        .extracting(one -> one.name().zh())
        .as("a value without a label is its own")
        .containsExactly("食品", "other");
  }

  @Test
  void whatIsRightIsRight() {
    assertThat(
            faults(
                """
                {"code": "%s", "sector": "food", "masks": 1200, "opens": "2020-02-26",
                 "staff": [{"name": "甲", "phone": "13900000001"}]}
                """
                    .formatted(CODE)))
        .isEmpty();
  }

  @Test
  void eachFaultNamesItsFieldItsRuleAndTheValueOfTheRule() {
    assertThat(
            faults(
                """
                {"code": "91410922MA00000A00X", "sector": "steel", "masks": 0, "opens": "26 Feb",
                 "plan": ["nothing"], "staff": [{"phone": "12"}], "more": 1}
                """))
        .contains(
            "code credit-code",
            "sector enum",
            "masks minimum",
            "opens format",
            "plan evidence",
            "staff.0.name required",
            "staff.0.phone phone");
    assertThat(form.check(values("{\"masks\": 90001}")))
        .contains(new FormFault("masks", "maximum", List.of("90000")))
        .extracting(FormFault::at)
        .contains("code", "staff");
  }

  @Test
  void fiveThousandRowsAreRefusedInOneSentenceAndAtOnce() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      rows.append(i == 0 ? "" : ",").append("{\"name\": \"甲\"}");
    }
    long began = System.nanoTime();
    List<FormFault> faults =
        form.check(
            values(
                "{\"code\": \"" + CODE + "\", \"sector\": \"food\", \"staff\": [" + rows + "]}"));
    assertThat(faults).containsExactly(new FormFault("staff", "maxItems", List.of("200", "5000")));
    assertThat((System.nanoTime() - began) / 1e6).as("milliseconds").isLessThan(3_000);
  }

  @Test
  void whatStandsForSomebodyIsAnIdAndNoPhone() {
    String id = "0b0b1f6e-0000-4000-8000-000000000001";
    String kept =
        """
        {"code": "%s", "sector": "food", "staff": [{"name": "%s", "phone": "%s"}]}
        """
            .formatted(CODE, id, id);
    assertThat(form.checkKept(values(kept))).isEmpty();
    assertThat(form.check(values(kept))).isNotEmpty();
  }

  @Test
  void aSchemaThatNoPageCouldShowIsRefused() {
    assertThatThrownBy(() ->
            read(
                """
                {"type": "object", "x-label": {"zh": "甲", "en": "A"},
                 "properties": {"a": {"type": "string"}}}
                """))
        .hasMessageContaining("'a' has no x-label");
    assertThatThrownBy(() ->
            read(
                """
                {"type": "object", "x-label": {"zh": "甲", "en": "A"},
                 "properties": {"a": {"type": "array", "x-label": {"zh": "甲", "en": "A"},
                 "maxItems": 5000, "items": {"type": "object", "properties": {}}}}}
                """))
        .hasMessageContaining("maxItems from 1 to 500");
  }
}
