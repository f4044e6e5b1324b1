package lianfang.enterprise;

import java.util.Optional;
import java.util.stream.Stream;

/** 职责: who answers for what in or for a firm, by date. */
public enum FirmPost {
  /** 负责人: first responsible for the firm. */
  HEAD("head", true),
  /** 防疫专员: a firm at work without one is flagged. */
  EPIDEMIC_OFFICER("epidemic-officer", true),
  /** 首席服务官: takes the firm's problems. */
  SERVICE_OFFICER("service-officer", true),
  /** 驻厂指导员: of the township, one a firm. */
  INSTRUCTOR("instructor", true),
  /** 分包领导: a leader in charge of the firm. */
  LEADER("leader", true),
  /** 验收小组: accepts and supervises. */
  TEAM("team", true),
  /** 经办人: uses the portal for the firm; there may be several. */
  USER("user", false);

  private final String word;
  private final boolean single;

  FirmPost(String word, boolean single) {
    this.word = word;
    this.single = single;
  }

  /** The word in facts. */
  public String word() {
    return word;
  }

  /** Whether a later one takes over from an earlier. */
  public boolean isSingle() {
    return single;
  }

  /** The post with this word. */
  public static Optional<FirmPost> ofWord(String word) {
    return Stream.of(values()).filter(post -> post.word.equals(word)).findFirst();
  }
}
