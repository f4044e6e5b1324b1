package lianfang.web.portal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Account;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.CreditCode;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;

/**
 * Invented firms of industry C14, by credit codes of no real office, and the desk to which they go.
 */
public final class InventedFirm {

  private static final String HOME = "410922100001";
  private static final Recorder CITY = new Recorder("city", Scope.everything());

  private InventedFirm() {}

  /** A picture that nobody else has. */
  static byte[] picture(int colour) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, colour);
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  /** So many people of whom nothing is known work for it. */
  static void staff(RunningServer server, RegisteredFirm firm, int people) {
    for (int i = 0; i < people; i++) {
      server.tell(
          Subject.person(UUID.randomUUID()),
          HOME,
          "2020-02-20 employment object="
              + firm.profile().name()
              + " firm_area="
              + firm.area()
              + " firm=enterprise:"
              + firm.id());
    }
  }

  /** A firm whose marks the word {@code first} and the word {@code chain} of the register say. */
  static FirmProfile profile(String name, int number, boolean first, boolean chain) {
    String body = "91999999MA%07d".formatted(number);
    return new FirmProfile(
        name, body + CreditCode.check(body), FirmKind.ENTERPRISE, "C14", first, chain, first);
  }

  /** A firm that somebody entered in the register. */
  public static RegisteredFirm registered(
      RunningServer server, String area, FirmProfile profile, LocalDate day) {
    return server.everywhere(() -> {
      UUID id = server.get(Firms.class).register(CITY, area, profile, day);
      return server.get(Firms.class).find(id).orElseThrow();
    });
  }

  /** Says who holds a post of a firm. */
  public static void name(
      RunningServer server, RegisteredFirm firm, FirmPost post, LocalDate from, Account holder) {
    String account = holder.id().toString();
    server.everywhere(() -> {
      server.get(FirmPosts.class).name(CITY, firm, post, from, "account", account);
      return true;
    });
  }

  /** Seats an account at the industry desk of a county. */
  static void atIndustry(RunningServer server, Account account, String county) {
    CaseRecorder who = CaseRecorder.person(new Recorder("city", Scope.of(county)), Set.of());
    Seated.at(server.get(Seats.class), who, account.id().toString(), "industry", county);
  }
}
