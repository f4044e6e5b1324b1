package lianfang.fact;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** 对象: what a fact or a measure is about, opaque: the id says nothing about who or where. */
public record Subject(Kind kind, UUID id) {

  /** The kinds of subjects, with the word that the database and files use. */
  public enum Kind {
    PERSON("person"),
    PLACE("place"),
    AREA("area"),
    ENTERPRISE("enterprise"),
    SITE("site"),
    NOTICE("notice"),
    /** 办件: an application, a complaint, a rectification. */
    CASE("case");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in files and in the database. */
    public String word() {
      return word;
    }

    /** The kind with this word. */
    public static Kind ofWord(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no subject kind '" + word + "'");
    }
  }

  /** A person by opaque id. */
  public static Subject person(UUID id) {
    return new Subject(Kind.PERSON, id);
  }

  /** An area by its division code, without filling zeros; the id is made from the code. */
  public static Subject area(String code) {
    String name = "lianfang:area:" + code;
    return new Subject(Kind.AREA, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A firm or venue by its name and the area in which it lies, until a register knows it better.
   *
   * @param kind "firm" or "venue"
   */
  public static Subject enterprise(String kind, String area, String name) {
    String key = "lianfang:" + kind + ":" + area + ":" + name;
    UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return new Subject(Kind.ENTERPRISE, id);
  }

  /** A place (household, unit, building, ...) by opaque id. */
  public static Subject place(UUID id) {
    return new Subject(Kind.PLACE, id);
  }
}
