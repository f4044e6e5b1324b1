package lianfang.web.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmImport;
import lianfang.enterprise.FirmRow;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.person.RosterRefused;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.firms.FirmSheets;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 企业名册接口: a whole sheet of firms, and the names of which an office has to say whose they are. */
@RestController
@RequestMapping("/api/v1/firms")
class FirmSheetsApi {

  private static final int MOST = 1_000;
  private static final int RETURNED_MOST = 1_000;

  private final ScopedTransactions transactions;
  private final FirmSheets sheets;
  private final FirmCases noted;
  private final Clock clock;

  FirmSheetsApi(ScopedTransactions transactions, FirmSheets sheets, FirmCases noted, Clock clock) {
    this.transactions = transactions;
    this.sheets = sheets;
    this.noted = noted;
    this.clock = clock;
  }

  /** A row that came back, with the columns at fault. */
  record BackJson(int row, List<String> wrong) {

    static BackJson of(FirmRow row) {
      return new BackJson(
          row.number(),
          row.problems().stream()
              .map(one -> one.column().name().toLowerCase(Locale.ROOT) + ": " + one.refusal().en())
              .toList());
    }
  }

  /** What became of a sheet. */
  record LandedJson(int landed, int same, List<BackJson> returned) {}

  /** The body is the .xlsx or .csv; a row that is known already changes nothing. */
  @PostMapping("/sheet")
  LandedJson land(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam String area,
      HttpServletRequest request)
      throws IOException {
    user.require(Permission.MANAGE_FIRMS);
    user.requireArea(area);
    Path kept = Files.createTempFile("firms", ".sheet");
    try (InputStream in = request.getInputStream()) {
      Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
      Optional<FirmSheets.Sheet> sheet = sheets.read(kept, Days.of(clock.instant()));
      if (sheet.isEmpty()) {
        throw new Refused(Problem.REFUSED, "sheet: no head", "the columns of the blank sheet");
      }
      FirmImport.Landed landed = sheets.land(user, area, sheet.get());
      return new LandedJson(
          landed.landed(),
          landed.same(),
          landed.returned().stream().limit(RETURNED_MOST).map(BackJson::of).toList());
    } catch (RosterRefused refused) {
      throw new Refused(Problem.REFUSED, "sheet", refused.reasons().getFirst().en());
    } finally {
      Files.delete(kept);
    }
  }

  /** A name that an inspector noted; the case's step "join" says which firm it is. */
  record NotedJson(UUID id, long version, String called, String area, Instant at) {}

  @GetMapping("/unknown")
  List<NotedJson> unknown(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "") String area) {
    user.require(Permission.MANAGE_FIRMS);
    return transactions.in(user.prefixes(), () -> noted.noted(area, MOST)).stream()
        .map(one -> new NotedJson(one.id(), one.version(), one.called(), one.area(), one.at()))
        .toList();
  }
}
