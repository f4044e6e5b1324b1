package lianfang.web.portal;

import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.fact.CreditCode;

/** The profile of an invented firm of industry C14, by a credit code of no real office. */
final class InventedFirm {

  private InventedFirm() {}

  /** A firm whose marks the word {@code first} and the word {@code chain} of the register say. */
  static FirmProfile profile(String name, int number, boolean first, boolean chain) {
    String body = "91999999MA%07d".formatted(number);
    return new FirmProfile(
        name, body + CreditCode.check(body), FirmKind.ENTERPRISE, "C14", first, chain, first);
  }
}
