package lianfang.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.form.FormSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Boxes of a page become values: as people type them, and back again. */
class WhatIsTypedIntoAFormTest {

  private static final FormSchema FORM =
      FormSchema.of(
          lianfang.casework.type.FormReader.read(
              "form.schema.json",
              """
              {"type": "object", "x-label": {"zh": "Form", "en": "Form"}, "properties": {
                "count": {"type": "integer", "x-label": {"zh": "Count", "en": "Count"}},
                "heat": {"type": "number", "x-label": {"zh": "Heat", "en": "Heat"}},
                "day": {"type": "string", "format": "date", "x-label": {"zh": "Day", "en": "Day"}},
                "ready": {"type": "boolean", "x-label": {"zh": "Ready", "en": "Ready"}},
                "ways": {"type": "array", "x-label": {"zh": "Ways", "en": "Ways"},
                  "items": {"type": "string", "enum": ["bus", "car"]}},
                "list": {"type": "array", "x-checklist": "three",
                 "x-label": {"zh": "List", "en": "List"}},
                "head": {"type": "object", "x-label": {"zh": "Head", "en": "Head"}, "properties": {
                  "name": {"type": "string", "x-identifying": true,
                   "x-label": {"zh": "Name", "en": "Name"}},
                  "phone": {"type": "string", "x-input": "phone", "x-identifying": true,
                    "x-label": {"zh": "Phone", "en": "Phone"}},
                  "post": {"type": "string", "x-label": {"zh": "Post", "en": "Post"}}}},
                "staff": {"type": "array", "maxItems": 3, "x-label": {"zh": "Staff", "en": "Staff"},
                  "items": {"type": "object", "properties": {
                    "name": {"type": "string", "x-identifying": true,
                     "x-label": {"zh": "Name", "en": "Name"}},
                    "post": {"type": "string", "x-label": {"zh": "Post", "en": "Post"}}}}}}}
              """));

  private static ObjectNode read(String... typed) {
    Map<String, String[]> parameters = new TreeMap<>();
    for (int i = 0; i + 1 < typed.length; i += 2) {
      parameters.put(typed[i], typed[i + 1].split("\\|", -1));
    }
    return new FormReader(LocalDate.of(2020, 2, 26)).read(FORM.fields(), Raw.of(parameters));
  }

  @Test
  void numbersDaysAndAnswersAreReadAsPeopleTypeThem() {
    ObjectNode values =
        read(
            "count",
            " １，２００ ",
            "heat",
            "36．5",
            "day",
            "225",
            "ready",
            "no",
            "ways",
            "bus|car",
            "head.phone",
            "139 0000 0001",
            "_csrf",
            "x");
    assertThat(values.toString())
        .isEqualTo(
            "{\"count\":1200,\"heat\":36.5,\"day\":\"2020-02-25\",\"ready\":false,"
                + "\"ways\":[\"bus\",\"car\"],\"head\":{\"phone\":\"13900000001\"}}");
    assertThat(FORM.check(values)).isEmpty();
  }

  @Test
  void whatCannotBeReadStaysAndIsTold() {
    ObjectNode values = read("count", "about ten", "day", "31.2.");
    assertThat(values.path("count").asString("")).isEqualTo("about ten");
    assertThat(FORM.check(values)).extracting(one -> one.at()).contains("count", "day");
  }

  @Test
  void rowsWithoutWordsAreNoRowsAndGapsClose() {
    ObjectNode values =
        read("staff.0.name", "甲", "staff.3.name", "", "staff.3._row", "", "staff.7.name", "乙");
    assertThat(values.path("staff").size()).isEqualTo(2);
    assertThat(values.path("staff").path(1).path("name").asString("")).isEqualTo("乙");
    ObjectNode many =
        read("staff.0.name", "a", "staff.1.name", "b", "staff.2.name", "c", "staff.3.name", "d");
    assertThat(FORM.check(many)).extracting(one -> one.word()).containsExactly("maxItems");
  }

  @Test
  void answersToAChecklistBearTheirItems() {
    ObjectNode values =
        read("list.masks.answer", "true", "list.plan.answer", "", "list.heat.answer", "37.1");
    assertThat(values.path("list").toString())
        .isEqualTo(
            "[{\"item\":\"heat\",\"answer\":\"37.1\"},{\"item\":\"masks\",\"answer\":\"true\"}]");
  }

  @Test
  void valuesBecomeBoxesAndTheSameValuesAgain() {
    ObjectNode values =
        read(
            "count",
            "3",
            "ready",
            "yes",
            "ways",
            "car",
            "head.post",
            "door",
            "staff.0.name",
            "甲",
            "staff.1.name",
            "乙",
            "list.masks.answer",
            "true",
            "day",
            "2.25");
    ObjectNode again = new FormReader(LocalDate.of(2020, 3, 1)).read(FORM.fields(), Raw.of(values));
    assertThat(again).isEqualTo(values);
  }

  @Test
  void whoSomebodyIsLeavesTheFormAndOneIdStaysForEachPerson() {
    ObjectNode values =
        read(
            "head.name",
            "甲",
            "head.phone",
            "13900000001",
            "head.post",
            "door",
            "staff.0.name",
            "乙");
    List<Map<String, String>> kept = new ArrayList<>();
    Confiding.split(
        FORM.fields(),
        values,
        (texts, sees) -> {
          kept.add(new TreeMap<>(texts));
          return new UUID(0, kept.size());
        });
    assertThat(kept)
        .containsExactly(Map.of("name", "甲", "phone", "13900000001"), Map.of("name", "乙"));
    String left = JsonMapper.shared().writeValueAsString(values);
    assertThat(left).doesNotContain("甲", "乙", "139").contains("door");
    assertThat(values.path("head").path("name")).isEqualTo(values.path("head").path("phone"));
    assertThat(FORM.checkKept(values)).isEmpty();
  }
}
