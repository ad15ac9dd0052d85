package org.referralrouter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFileTest {
  private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  @TempDir private Path directory;

  @Test
  void a_secret_is_given_to_kafka_and_never_printed() throws IOException {
    Path file =
        written(
            """
            sasl.mechanism=OAUTHBEARER
            sasl.oauthbearer.client.credentials.client.secret=s3cret
            sasl.jaas.config=module required password="s3cret";
            """);
    Map<String, Object> client = ClientFile.client("b:1", Optional.of(file));
    assertThat(client.toString()).contains("OAUTHBEARER", "b:1").doesNotContain("s3cret");
    assertThat(
            new AdminClientConfig(client)
                .getPassword("sasl.oauthbearer.client.credentials.client.secret")
                .value())
        .isEqualTo("s3cret");
  }

  @Test
  void the_address_of_tokens_is_allowed_beside_those_that_are() throws IOException {
    AllowedAddresses.add("http://first/token");
    ClientFile.read(written("sasl.oauthbearer.token.endpoint.url=http://second/token\n"));
    assertThat(System.getProperty(ALLOWED).split(","))
        .contains("http://first/token", "http://second/token");
  }

  @Test
  void an_open_broker_needs_no_file() {
    assertThat(ClientFile.client("b:1", Optional.empty()))
        .containsExactly(Map.entry("bootstrap.servers", "b:1"));
  }

  @Test
  void a_file_that_is_not_there_is_a_sentence_with_the_setting_to_look_at() {
    assertThatThrownBy(() -> ClientFile.read(directory.resolve("none.properties")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none.properties")
        .hasMessageContaining(ClientFile.ENVIRONMENT);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(directory.resolve("client.properties"), text);
  }
}
