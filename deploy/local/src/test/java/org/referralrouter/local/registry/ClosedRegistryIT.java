package org.referralrouter.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.event.Topic;
import org.referralrouter.local.issuer.Client;
import org.referralrouter.local.issuer.Issuer;
import org.referralrouter.local.issuer.KafkaClients;
import org.referralrouter.local.issuer.Members;
import org.referralrouter.local.issuer.SigningKey;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Provisioning;

/** Everybody reads schemas; the provisioner alone registers, changes and deletes them. */
class ClosedRegistryIT {
  private static final Client PROVISIONER =
      new Client("provisioner", "a-secret", Set.of("topics", KafkaClients.REGISTRY_WRITE));
  private static final Client POLICE =
      new Client("police", "another-secret", Set.of("referral:police"));
  private static final String NONE = "";
  private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  @TempDir private static Path directory;
  private static Issuer issuer;
  private static Issuer stranger;
  private static Registry registry;
  private static String writer;

  @BeforeAll
  static void start() {
    var members = Members.of(List.of(PROVISIONER, POLICE));
    issuer = Issuer.start(FreePort.next(), SigningKey.fresh(), members);
    stranger = Issuer.start(FreePort.next(), SigningKey.fresh(), members);
    registry =
        Registry.start(
            directory.resolve("registry"),
            FreePort.next(),
            FreePort.next(),
            Optional.of(issuer.uri()),
            Redirect.appendTo(directory.resolve("registry.log").toFile()));
    writer = token(issuer, PROVISIONER);
    Provisioning.schemas(registry.url(), AgenciesFile.bundled(), Optional.of(writer));
  }

  @AfterAll
  static void end() {
    registry.close();
    issuer.close();
    stranger.close();
  }

  @Test
  void anybody_reads_and_looks_up_what_is_registered() throws Exception {
    var subject = "subjects/" + Topic.CONCERNS.subject();

    assertThat(send("GET", "subjects", NONE, NONE)).isEqualTo(200);
    assertThat(send("GET", subject + "/versions/1", NONE, NONE)).isEqualTo(200);
    assertThat(send("GET", "schemas/ids/1", NONE, NONE)).isEqualTo(200);
    assertThat(send("GET", subject + "/versions/1", NONE, token(issuer, POLICE))).isEqualTo(200);
    assertThat(send("POST", subject, SCHEMA, NONE))
        .as("a question, and none has it")
        .isEqualTo(404);
  }

  @Test
  void nobody_else_registers_changes_or_deletes() throws Exception {
    for (String token :
        new String[] {NONE, token(issuer, POLICE), token(stranger, PROVISIONER), "nonsense"}) {
      var refused = token.startsWith("ey") ? "with a token" : "without one";
      assertThat(writes(token)).as(refused).allMatch(status -> status == 401 || status == 403);
    }
    assertThat(send("GET", "subjects/" + Topic.CONCERNS.subject() + "/versions/1", NONE, NONE))
        .isEqualTo(200);
  }

  @Test
  void the_provisioner_registers_and_deletes() throws Exception {
    assertThat(send("POST", "subjects/a-trial-value/versions", SCHEMA, writer)).isEqualTo(200);
    assertThat(send("DELETE", "subjects/a-trial-value", NONE, writer)).isEqualTo(200);
    assertThat(send("POST", "subjects/a-trial-value/versions", SCHEMA, NONE)).isEqualTo(401);
  }

  /** Every way to change something by either API, each tried with this token. */
  private static List<Integer> writes(String token) throws Exception {
    var subject = "subjects/" + Topic.CONCERNS.subject();
    var artifact = "/apis/registry/v3/groups/default/artifacts";
    return List.of(
        send("POST", "subjects/a-new-one-value/versions", SCHEMA, token),
        send("POST", subject + "/versions", SCHEMA, token),
        send("DELETE", subject, NONE, token),
        send("DELETE", subject + "/versions/1", NONE, token),
        send("PUT", "config", "{\"compatibility\":\"NONE\"}", token),
        send("PUT", "config/" + Topic.CONCERNS.subject(), "{\"compatibility\":\"NONE\"}", token),
        send("POST", artifact, "{\"artifactId\":\"a\",\"artifactType\":\"AVRO\"}", token),
        send("DELETE", artifact, NONE, token),
        send("DELETE", artifact + "/" + Topic.CONCERNS.subject(), NONE, token),
        send("POST", "/apis/registry/v3/admin/rules", "{\"ruleType\":\"VALIDITY\"}", token),
        send("GET", "/apis/registry/v3/admin/export", NONE, token));
  }

  private static int send(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    var json = path.startsWith("/") ? "application/json" : "application/vnd.schemaregistry.v1+json";
    var request =
        HttpRequest.newBuilder(registry.url().resolve("/apis/ccompat/v7/").resolve(path))
            .header("Content-Type", json)
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private static String token(Issuer from, Client client) {
    return new Tokens(from.uri()).of(client, client.scopes());
  }
}
