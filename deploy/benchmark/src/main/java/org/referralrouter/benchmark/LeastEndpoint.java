package org.referralrouter.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * The least that takes a concern durably: an endpoint that inserts its body by one statement in one
 * commit and answers. It neither reads the body nor asks who sends it.
 */
final class LeastEndpoint {
  private final DataSource source;

  private LeastEndpoint(DataSource source) {
    this.source = source;
  }

  /** Serves at this port; URL, user and password of the database are in the environment. */
  static void main(String[] words) throws IOException, SQLException {
    var settings = new HikariConfig();
    settings.setJdbcUrl(System.getenv("DATABASE_URL"));
    settings.setUsername(System.getenv("DATABASE_USERNAME"));
    settings.setPassword(System.getenv("DATABASE_PASSWORD"));
    settings.setMaximumPoolSize(20);
    var endpoint = new LeastEndpoint(new HikariDataSource(settings));
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])),
            1024);
    server.createContext("/", endpoint::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      UUID id = UUID.randomUUID();
      insert(id, body);
      byte[] answer =
          "{\"id\":\"%s\"}".formatted(id).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(201, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void insert(UUID id, byte[] body) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO least (id, body) VALUES (?, ?)")) {
      insert.setObject(1, id);
      insert.setBytes(2, body);
      insert.executeUpdate();
    }
  }
}
