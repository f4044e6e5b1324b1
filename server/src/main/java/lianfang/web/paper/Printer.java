package lianfang.web.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** 打印: papers as PDF with an embedded Chinese font, so that they look the same everywhere. */
@Component
public final class Printer {

  private static final String FONT = "/fonts/400Regular/NotoSansSC_400Regular.ttf";
  private static final int DOTS = 4;

  /** Whoever gets one paper of many is not told on which page of all it stands. */
  private static final String UNNUMBERED = "@page { @bottom-right { content: \"\"; } }";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "lianfang.web.pages");
  private final String style = text("/papers/paper.css");

  Printer() {
    // Its own log goes to standard error line by line and says nothing that an operator needs.
    XRLog.setLoggingEnabled(false);
  }

  /** The paper as PDF. */
  public byte[] pdf(MeasurePaper paper) {
    var html = new StringOutput();
    templates.render(
        "paper/MeasurePaper.jte", Map.of("page", paper, "picture", picture(paper.code())), html);
    return pdf(html.toString());
  }

  /** The pass as PDF, its code large enough for an old camera. */
  public byte[] pdf(PassPaper paper) {
    var html = new StringOutput();
    templates.render(
        "paper/PassPaper.jte", Map.of("page", paper, "picture", picture(paper.token())), html);
    return pdf(html.toString());
  }

  /** Passes of many people as one PDF, each on a sheet of its own. */
  public byte[] pdf(List<PassPaper> sheets) {
    var html = new StringOutput();
    List<String> pictures = sheets.stream().map(sheet -> picture(sheet.token())).toList();
    templates.render("paper/PassStack.jte", Map.of("sheets", sheets, "pictures", pictures), html);
    return pdf(html.toString(), style + UNNUMBERED);
  }

  /** The case as PDF. */
  public byte[] pdf(CasePaper paper) {
    var html = new StringOutput();
    templates.render(
        "paper/CasePaper.jte", Map.of("page", paper, "picture", picture(paper.code())), html);
    return pdf(html.toString());
  }

  /** All papers of a village as one PDF, each on a sheet of its own. */
  public byte[] pdf(PaperStack stack) {
    var html = new StringOutput();
    List<String> pictures = stack.papers().stream().map(paper -> picture(paper.code())).toList();
    templates.render("paper/PaperStack.jte", Map.of("page", stack, "pictures", pictures), html);
    return pdf(html.toString(), style + UNNUMBERED);
  }

  private byte[] pdf(String html) {
    return pdf(html, style);
  }

  private static byte[] pdf(String html, String look) {
    var pdf = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.useFont(() -> stream(FONT), "Noto Sans SC");
    builder.withHtmlContent(
        html.replace(
            "<link rel=\"stylesheet\" href=\"paper.css\" />", "<style>" + look + "</style>"),
        null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the paper could not be drawn", e);
    }
    return pdf.toByteArray();
  }

  /** The code as a QR picture inside the page. */
  private static String picture(String code) {
    QrCode qr = QrCode.encodeText(code, QrCode.Ecc.MEDIUM);
    var image = new BufferedImage(qr.size * DOTS, qr.size * DOTS, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, qr.getModule(x / DOTS, y / DOTS) ? 0 : 0xffffff);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the code could not be drawn", e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static InputStream stream(String path) {
    InputStream in = Printer.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException(path + " is missing from the build: run npm ci in server/");
    }
    return in;
  }

  private static String text(String path) {
    try (InputStream in = stream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
