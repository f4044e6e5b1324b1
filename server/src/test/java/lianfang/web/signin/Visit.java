package lianfang.web.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without pictures: cookies, forms with their token, and no redirect on its own. */
public final class Visit {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String token = "";

  Visit(String address) {
    this.address = address;
  }

  /** Opens a page. */
  public HttpResponse<String> open(String path) {
    return answer(HttpRequest.newBuilder(URI.create(address + path)).GET());
  }

  /** The bytes of a file. */
  public byte[] download(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).GET().build();
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form with the token of the last page; names and values in turn. */
  public HttpResponse<String> send(String path, List<String> fields) {
    StringBuilder body = new StringBuilder("_csrf=").append(encode(token));
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      body.append('&').append(encode(fields.get(i))).append('=').append(encode(fields.get(i + 1)));
    }
    return post(path, "application/x-www-form-urlencoded", body.toString());
  }

  /** Sends a form with a file; the fields come before it. */
  public HttpResponse<String> sendWithFile(String path, List<String> fields, String file) {
    return sendWithFile(path, fields, file, "content");
  }

  /** The same with this content. */
  public HttpResponse<String> sendWithFile(
      String path, List<String> fields, String file, String content) {
    return post(path, "multipart/form-data; boundary=border", parts(fields, file, content));
  }

  private String parts(List<String> fields, String file, String content) {
    StringBuilder body = new StringBuilder();
    part(body, "name=\"_csrf\"", token);
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      part(body, "name=\"" + fields.get(i) + "\"", fields.get(i + 1));
    }
    part(body, "name=\"" + file + "\"; filename=\"roster.xlsx\"", content);
    return body.append("--border--\r\n").toString();
  }

  /** The same, where a file comes back. */
  public byte[] sendWithFileForBytes(
      String path, List<String> fields, String file, String content) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "multipart/form-data; boundary=border")
            .POST(HttpRequest.BodyPublishers.ofString(parts(fields, file, content)))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The value of a cookie. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private static void part(StringBuilder body, String disposition, String content) {
    body.append("--border\r\nContent-Disposition: form-data; ").append(disposition);
    body.append("\r\n\r\n").append(content).append("\r\n");
  }

  private HttpResponse<String> post(String path, String type, String body) {
    return answer(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.header("Accept-Language", "en").build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Matcher found = TOKEN.matcher(response.body());
      if (found.find()) {
        token = found.group(1);
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
