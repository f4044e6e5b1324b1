package lianfang.person;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;

/**
 * 销毁证明: what was destroyed, when, by whom and why; it names nobody.
 *
 * @param id random
 * @param person opaque, null for a whole emergency
 * @param account who ordered it
 * @param reason why
 * @param erasedAt when, by the real clock, UTC
 * @param destroyed how many of what
 */
public record ErasureCertificate(
    UUID id,
    @Nullable UUID person,
    String account,
    String reason,
    Instant erasedAt,
    Map<String, Long> destroyed) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

  /** The certificate as a text in both languages, to be kept outside the instance. */
  public String text() {
    StringBuilder text = new StringBuilder(600);
    text.append("销毁证明 Certificate of erasure\n");
    text.append("编号 id          ").append(id).append('\n');
    text.append("对象 subject     ").append(person == null ? "整个应急 whole emergency" : person);
    text.append('\n');
    text.append("时间 time        ").append(erasedAt.atZone(Days.ZONE).format(TIME));
    text.append(" (").append(erasedAt.atOffset(ZoneOffset.UTC).toInstant()).append(")\n");
    text.append("经办 ordered by  ").append(account).append('\n');
    text.append("理由 reason      ").append(reason).append('\n');
    destroyed.forEach((what, count) ->
        text.append("已销毁 destroyed ").append(what).append(": ").append(count).append('\n'));
    text.append(
        "密钥已销毁，个人信息不可恢复；事实与统计保持不变。\n"
            + "The keys are destroyed and nobody can be named again; facts and figures stand.\n"
            + "此前的备份须按保存期限销毁。 Backups made before have to be destroyed in their time.\n");
    return text.toString();
  }
}
