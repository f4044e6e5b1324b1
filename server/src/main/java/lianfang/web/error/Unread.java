package lianfang.web.error;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * 未能读懂的请求: an address with forbidden signs or a head that is too long is refused before any part of
 * the console sees it; this tells so in words instead of the server's own bare page.
 */
public final class Unread extends ErrorReportValve {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "lianfang.web.pages");

  private static final List<Texts> TEXTS = List.of(Texts.in(Language.ZH), Texts.in(Language.EN));

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    boolean wrong = status >= HttpStatus.BAD_REQUEST.value();
    if (!wrong || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var open = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
    if (open.get()) {
      write(response, status);
    }
  }

  private static void write(Response response, int status) {
    var page = new StringOutput();
    var told = new UnreadPage(String.valueOf(status), TEXTS);
    TEMPLATES.render("error/UnreadPage.jte", told, page);
    response.setContentType("text/html");
    response.setCharacterEncoding("utf-8");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(page.toString());
        response.finishResponse();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the answer to a request that was not read was not sent", e);
    }
  }
}
