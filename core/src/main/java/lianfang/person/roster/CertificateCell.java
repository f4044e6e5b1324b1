package lianfang.person.roster;

import java.util.regex.Pattern;
import lianfang.person.PlainText;
import lianfang.person.Read;
import org.jspecify.annotations.Nullable;

/**
 * 健康证明栏: whether somebody holds a certificate and, where the cell says more than yes or no, who
 * issued it, as in 有（浙江省签发） or 范县健康绿码.
 *
 * @param holds whether one is held
 * @param issuer a word of the table of certificates; {@code unknown} for an issuer that it does not
 *     name, null where the cell names none
 */
record CertificateCell(boolean holds, @Nullable String issuer) {

  private static final Pattern NONE = Pattern.compile("[无没未否].*");
  private static final Pattern HELD = Pattern.compile("[有是持].*|.*(?:证明|健康证|申报证|绿码|健康码|签发|开具|出具).*");
  private static final Pattern NAMES_NOBODY =
      Pattern.compile("有|是|持|新冠肺炎|健康|申报|证明|证|一份|出示|本省|签发|开具|出具|[^\\p{L}]");

  /** The meaning of the cell; refused where it neither says nor implies yes or no. */
  static Read<CertificateCell> read(String text) {
    return switch (WordReader.yesNo(text)) {
      case Read.Empty<Boolean> _ -> Read.empty();
      case Read.Value<Boolean>(Boolean holds) -> Read.of(new CertificateCell(holds, null));
      case Read.Refused<Boolean>(var refusal, String detail) -> {
        String plain = PlainText.compact(text);
        if (NONE.matcher(plain).matches()) {
          yield Read.of(new CertificateCell(false, null));
        }
        yield HELD.matcher(plain).matches()
            ? Read.of(new CertificateCell(true, issuer(plain)))
            : Read.refused(refusal, detail);
      }
    };
  }

  private static @Nullable String issuer(String plain) {
    if (plain.contains("河南") || plain.contains("本省")) {
      return "henan";
    }
    if (plain.contains("范县")) {
      return "fan-county-green-code";
    }
    if (plain.contains("浙江")) {
      return "zhejiang-recognised";
    }
    return NAMES_NOBODY.matcher(plain).replaceAll("").isEmpty() ? null : "unknown";
  }
}
