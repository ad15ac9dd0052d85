package org.referralrouter.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.Topic;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.testcontainers.DockerClientFactory;

class StackIT {
  private final Stack stack = Stack.shared();

  @Test
  void read_committed_sees_the_committed_transaction_alone() throws Exception {
    String topic = newTopic();
    try (var producer = producer(topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(topic, "aborted"));
      producer.abortTransaction();
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(topic, "committed"));
      producer.commitTransaction();
    }
    assertThat(read(topic, 1)).containsExactly("committed");
  }

  @Test
  void records_survive_a_stop_of_the_broker_at_the_same_address() throws Exception {
    String topic = newTopic();
    try (var producer = producer(topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(topic, "kept"));
      producer.commitTransaction();
    }
    String address = stack.bootstrapServers();
    stack.stopBroker();
    stack.startBroker();
    assertThat(stack.bootstrapServers()).isEqualTo(address);
    assertThat(read(topic, 1)).containsExactly("kept");
  }

  @Test
  void the_topics_of_the_contract_exist_and_no_others_appear_by_use() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get())
          .contains(Topic.CONCERNS.topicName(), Topic.DECISIONS.topicName());
      assertThatThrownBy(
              () -> admin.describeTopics(List.of("nobody-made-this")).allTopicNames().get())
          .hasMessageContaining("UnknownTopicOrPartition");
    }
  }

  @Test
  void a_registry_that_was_away_has_its_schemas_again() throws Exception {
    URI subject =
        stack.registryUrl().resolve("/apis/ccompat/v7/subjects/concerns.v1-value/versions/1");
    String before = get(subject);
    stack.stopRegistry();
    try {
      assertThatThrownBy(() -> get(subject)).isInstanceOf(ConnectException.class);
    } finally {
      stack.startRegistry();
    }
    assertThat(get(subject)).isEqualTo(before).contains("\"id\"");
  }

  @Test
  void the_registry_serves_every_subject_over_the_confluent_api() throws Exception {
    assertThat(get(stack.registryUrl().resolve("/apis/ccompat/v7/subjects")))
        .contains("\"concerns.v1-value\"");
    assertThat(get(stack.registryUrl().resolve("/apis/ccompat/v7/config")))
        .contains("FULL_TRANSITIVE");
  }

  @Test
  void the_app_role_does_what_the_owner_grants_and_nothing_else() throws SQLException {
    var database = stack.database("stack_it");
    assertThat(stack.database("stack_it")).isEqualTo(database);
    try (var owner = connect(database, database.owner(), database.ownerPassword());
        var app = connect(database, database.user(), database.password())) {
      run(owner, "CREATE TABLE ledger (entry text)");
      run(owner, "GRANT SELECT, INSERT ON ledger TO " + database.user());
      run(app, "INSERT INTO ledger VALUES ('kept')");
      assertThatThrownBy(() -> run(app, "DELETE FROM ledger"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> run(app, "CREATE TABLE mine (entry text)"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_database_opens_to_its_own_password_only() {
    var database = stack.database("stack_it");
    assertThatThrownBy(() -> connect(database, database.user(), "guessed"))
        .hasMessageContaining("password");
    var other = stack.database("stack_it_other");
    assertThatThrownBy(() -> connect(database, other.user(), other.password()))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_token_is_good_by_the_issuers_published_keys_and_carries_what_was_asked() {
    var token =
        JwtDecoders.fromIssuerLocation(stack.issuerUri().toString())
            .decode(stack.token("audit:read", "concern:read"));
    assertThat(token.getSubject()).isEqualTo("test");
    assertThat(String.valueOf(token.getClaimAsString("scope")).split(" "))
        .containsExactlyInAnyOrder("audit:read", "concern:read");
    assertThat(token.getClaimAsString("iss")).isEqualTo(stack.issuerUri().toString());
  }

  @Test
  void containers_without_docker_say_what_to_do() {
    assumeThat(DockerClientFactory.instance().isDockerAvailable()).isFalse();
    assertThatThrownBy(() -> SharedStack.start("containers"))
        .hasMessageContaining("Docker")
        .hasMessageContaining("-Dstack=embedded");
  }

  private String newTopic() throws Exception {
    String topic = "stack-it-" + UUID.randomUUID();
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    return topic;
  }

  private KafkaProducer<String, String> producer(String transactionalId) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", transactionalId),
        new StringSerializer(),
        new StringSerializer());
  }

  private List<String> read(String topic, int count) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "group.id",
            UUID.randomUUID().toString(),
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
      }
    }
    return values;
  }

  private static String get(URI uri) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return new String(
          http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()).body(), UTF_8);
    }
  }

  private static Connection connect(Database database, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(database.url(), user, password);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
