package org.referralrouter.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Database;
import org.referralrouter.local.stack.Stack;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, on real servers; one for all tests of this JVM. */
final class RunningService {
  static final Stack STACK = Stack.shared();
  static final GreenMail MAIL =
      new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"));
  static final Kafka KAFKA = new Kafka(STACK);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ConfigurableApplicationContext SERVICE = start();

  private RunningService() {}

  private static ConfigurableApplicationContext start() {
    MAIL.start();
    return start(STACK.database("notification"), "--spring.mail.port=" + MAIL.getSmtp().getPort());
  }

  /** Starts the service on a database; settings that are given come last and win. */
  static ConfigurableApplicationContext start(Database database, String... settings) {
    List<String> all = new ArrayList<>();
    all.addAll(
        List.of(
            "--server.port=0",
            "--management.server.port=0",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.flyway.user=" + database.owner(),
            "--spring.flyway.password=" + database.ownerPassword(),
            "--spring.flyway.placeholders.service_user=" + database.user(),
            "--spring.kafka.bootstrap-servers=" + STACK.bootstrapServers(),
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + STACK.issuerUri(),
            "--notification.schema-registry-url=" + STACK.registryUrl(),
            "--notification.mail.inbox-url=https://inbox.example/",
            "--notification.mail.first-retry=200ms",
            "--MAIL_ADDRESS_POLICE=desk@police.example",
            "--notification.mail.board-address=board@board.example",
            "--notification.outbox.retry-delay=500ms",
            "--logging.structured.format.console="));
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      String at = agency + "=%s@" + agency.slug() + ".example";
      all.add("--MAIL_RESTRICTED_ADDRESS_" + at.formatted("restricted"));
      all.add("--MAIL_DUTY_MANAGER_ADDRESS_" + at.formatted("manager"));
    }
    all.addAll(List.of(settings));
    // Given twice, a setting would have both values.
    Map<String, String> last = new LinkedHashMap<>();
    all.forEach(setting -> last.put(setting.substring(0, setting.indexOf('=')), setting));
    return new SpringApplicationBuilder(NotificationApplication.class)
        .run(last.values().toArray(String[]::new));
  }

  static ApplicationContext service() {
    return SERVICE;
  }

  static URI base() {
    return URI.create(
        "http://127.0.0.1:" + SERVICE.getEnvironment().getRequiredProperty("local.server.port"));
  }

  static void sends(Referral referral) {
    KAFKA.send(Topic.of(referral), referral);
  }

  static HttpResponse<String> get(String path, String... scopes) {
    return get(SERVICE, path, scopes);
  }

  static HttpResponse<String> get(
      ConfigurableApplicationContext service, String path, String... scopes) {
    return exchange(request(service, "local.server.port", path, scopes).GET().build());
  }

  static HttpResponse<String> getManagement(String path, String... scopes) {
    return getManagement(SERVICE, path, scopes);
  }

  static HttpResponse<String> getManagement(
      ConfigurableApplicationContext service, String path, String... scopes) {
    return exchange(request(service, "local.management.port", path, scopes).GET().build());
  }

  static HttpResponse<String> post(String path, String json, String scope, String... headers) {
    return post(SERVICE, path, json, scope, headers);
  }

  static HttpResponse<String> post(
      ConfigurableApplicationContext service,
      String path,
      String json,
      String scope,
      String... headers) {
    HttpRequest.Builder request =
        request(service, "local.server.port", path, scope)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return exchange(request.build());
  }

  private static HttpRequest.Builder request(
      ConfigurableApplicationContext service, String port, String path, String... scopes) {
    String base = "http://127.0.0.1:" + service.getEnvironment().getProperty(port);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    return scopes.length == 0
        ? request
        : request.header("Authorization", "Bearer " + STACK.token(scopes));
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("The service did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
