package lianfang.bench.city;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.UUID;
import lianfang.instance.Database;

/** Somebody with a live session and a token, both put into the database as their hashes are. */
final class Visitor {

  private static final String SESSION =
      "insert into access.session (hash, account, stage, created_at, seen_at, address, agent)"
          + " select ?, id, 'full', now(), now(), 'local', 'bench' from access.account"
          + " where login = ?";
  private static final String TOKEN =
      "insert into access.token (id, account, name, hash, created_at, expires_at)"
          + " select gen_random_uuid(), id, 'bench', ?, now(), now() + interval '1 day'"
          + " from access.account where login = ?";

  private static final String COLLEAGUE =
      "insert into access.account (id, login, display_name, roles, scope, created_at)"
          + " select gen_random_uuid(), ?, display_name, roles, array[?], created_at"
          + " from access.account where login = ? on conflict do nothing";

  private final HttpClient client = HttpClient.newBuilder().build();
  private final String address;
  private final String secret;

  private Visitor(String address, String secret) {
    this.address = address;
    this.secret = secret;
  }

  /** Signs a demo account in. */
  static Visitor signIn(Serving serving, Database database, String login) throws Exception {
    String secret = "lft_" + UUID.randomUUID();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    Database.Login admin = database.admin();
    try (Connection connection =
        DriverManager.getConnection(database.url(), admin.user(), admin.password())) {
      for (String sql : new String[] {SESSION, TOKEN}) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setBytes(1, hash);
          statement.setString(2, login);
          if (statement.executeUpdate() != 1) {
            throw new IllegalStateException(
                login + " " + HexFormat.of().formatHex(hash) + " did not come in");
          }
        }
      }
    }
    return new Visitor(serving.address(), secret);
  }

  /** An account like one of the demo in another area. */
  static String colleague(Database database, String like, String area) throws Exception {
    String login = like + "-" + area;
    Database.Login admin = database.admin();
    try (Connection connection =
            DriverManager.getConnection(database.url(), admin.user(), admin.password());
        PreparedStatement statement = connection.prepareStatement(COLLEAGUE)) {
      statement.setString(1, login);
      statement.setString(2, area);
      statement.setString(3, like);
      statement.executeUpdate();
    }
    return login;
  }

  /** Opens a page; how long it took until its last byte was here, in milliseconds. */
  double open(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Cookie", "lianfang=" + secret)
            .build();
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    double took = (System.nanoTime() - begin) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return took;
  }

  /** Posts JSON as a program with a token; what was answered. */
  String post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
