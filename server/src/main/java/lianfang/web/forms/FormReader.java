package lianfang.web.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lianfang.casework.form.FormField;
import lianfang.web.register.TypedDay;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 读取: the values that boxes of a page stand for. What cannot be read as its type stays as it was
 * typed, so that the schema says what is wrong with it.
 */
record FormReader(LocalDate today) {

  ObjectNode read(List<FormField> fields, Raw raw) {
    return object(fields, raw, "");
  }

  private ObjectNode object(List<FormField> fields, Raw raw, String before) {
    ObjectNode values = JsonMapper.shared().createObjectNode();
    for (FormField field : fields) {
      put(values, field, raw, Raw.joined(before, field.name()));
    }
    return values;
  }

  private void put(ObjectNode values, FormField field, Raw raw, String at) {
    switch (field.kind()) {
      case GROUP -> {
        ObjectNode group = object(field.fields(), raw, at);
        if (!group.isEmpty()) {
          values.set(field.name(), group);
        }
      }
      case ROWS -> {
        ArrayNode rows = rows(field, raw, at);
        if (!rows.isEmpty()) {
          values.set(field.name(), rows);
        }
      }
      case CHECKLIST -> {
        ArrayNode answers = answers(raw, at);
        if (!answers.isEmpty()) {
          values.set(field.name(), answers);
        }
      }
      case CHECKS, PHOTOS -> {
        if (!raw.all(at).isEmpty()) {
          ArrayNode all = values.putArray(field.name());
          raw.all(at).forEach(all::add);
        }
      }
      default -> {
        String text = raw.text(at);
        if (text.isEmpty()) {
          text =
              halfWidth(raw.text(at + "-name")).matches("[0-9]{2,12}")
                  ? halfWidth(raw.text(at + "-name"))
                  : "";
        }
        if (!text.isEmpty()) {
          single(values, field, text);
        }
      }
    }
  }

  /** An item that nobody answered is no answer; the rule that needs it says so. */
  private static ArrayNode answers(Raw raw, String at) {
    ArrayNode answers = JsonMapper.shared().createArrayNode();
    for (String item : raw.items(at)) {
      String answer = raw.text(at + "." + item + ".answer");
      String evidence = raw.text(at + "." + item + ".evidence");
      if (!answer.isEmpty() || !evidence.isEmpty()) {
        ObjectNode given = answers.addObject();
        given.put("item", item).put("answer", halfWidth(answer));
        String why = raw.text(at + "." + item + ".why");
        if (!why.isEmpty()) {
          given.put("why", why);
        }
        if (!evidence.isEmpty()) {
          given.put("evidence", evidence);
        }
      }
    }
    return answers;
  }

  /** Rows in which nothing was typed are no rows; more than a page holds are not read. */
  private ArrayNode rows(FormField field, Raw raw, String at) {
    ArrayNode rows = JsonMapper.shared().createArrayNode();
    for (int row : raw.rows(at)) {
      String here = at + "." + row;
      if (!raw.isBlank(here) && rows.size() <= field.traits().most()) {
        rows.add(object(field.fields(), raw, here));
      }
    }
    return rows;
  }

  private void single(ObjectNode values, FormField field, String text) {
    String name = field.name();
    switch (field.kind()) {
      case YES_NO -> {
        if (text.equals("yes") || text.equals("no")) {
          values.put(name, text.equals("yes"));
        } else {
          values.put(name, text);
        }
      }
      case INTEGER ->
          number(text)
              .filter(typed -> typed.matches("-?[0-9]{1,15}"))
              .ifPresentOrElse(
                  typed -> values.put(name, Long.parseLong(typed)), () -> values.put(name, text));
      case NUMBER ->
          number(text)
              .ifPresentOrElse(
                  typed -> values.put(name, new java.math.BigDecimal(typed)),
                  () -> values.put(name, text));
      case DATE ->
          values.put(name, TypedDay.read(text, today).map(LocalDate::toString).orElse(text));
      case MOMENT -> values.put(name, moment(text));
      case IDENTITY, CREDIT_CODE ->
          values.put(name, halfWidth(text).replace(" ", "").toUpperCase(Locale.ROOT));
      case PHONE -> values.put(name, halfWidth(text).replaceAll("[ 　]", ""));
      default -> values.put(name, text.replace("\r\n", "\n"));
    }
  }

  /** 2020-02-25T09:30 on a page of Asia/Shanghai is that moment there. */
  private static String moment(String text) {
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")) {
      return (text.length() == 16 ? text + ":00" : text) + "+08:00";
    }
    return text;
  }

  private static Optional<String> number(String typed) {
    String text = halfWidth(typed).replaceAll("[,，\\s]", "");
    return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?") ? Optional.of(text) : Optional.empty();
  }

  static String halfWidth(String text) {
    StringBuilder half = new StringBuilder();
    text.chars()
        .forEach(c -> {
          boolean full = c >= '！' && c <= '～';
          half.append((char) (full ? c - '！' + '!' : c));
        });
    return half.toString();
  }
}
