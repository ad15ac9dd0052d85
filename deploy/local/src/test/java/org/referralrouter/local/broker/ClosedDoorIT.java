package org.referralrouter.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.issuer.Issuer;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.tls.Certificates;

/** Who is not let in at all. */
class ClosedDoorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @TempDir private static Path directory;
  private static ClosedBroker broker;

  @BeforeAll
  static void start() {
    broker = new ClosedBroker(directory);
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  @Test
  void a_token_as_the_issuer_makes_it_is_let_in() throws Exception {
    assertThat(ask(broker.clientWith(broker.signed(claims(UnaryOperator.identity())))))
        .isNotBlank();
  }

  @Test
  void a_token_that_is_wrong_in_one_thing_is_refused() throws Exception {
    var past = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
    var stranger = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    var tokens = new LinkedHashMap<String, String>();
    tokens.put("expired", broker.signed(claims(token -> token.expirationTime(past))));
    tokens.put("without an end", broker.signed(claims(token -> token.expirationTime(null))));
    tokens.put("wrong audience", broker.signed(claims(token -> token.audience("another-system"))));
    tokens.put("without audience", broker.signed(claims(token -> token.audience((String) null))));
    tokens.put(
        "another issuer", broker.signed(claims(token -> token.issuer("http://127.0.0.1:1"))));
    tokens.put("without a subject", broker.signed(claims(token -> token.subject(null))));
    tokens.put("another's key", ClosedBroker.signed(claims(UnaryOperator.identity()), stranger));
    tokens.put("unsigned", new PlainJWT(claims(UnaryOperator.identity())).serialize());
    tokens.put("no token", "nonsense");
    tokens.forEach(
        (what, token) ->
            assertThatThrownBy(() -> ask(broker.clientWith(token)))
                .as(what)
                .hasCauseInstanceOf(SaslAuthenticationException.class));
    System.out.printf(
        "tokens refused: %d (%s)%n", tokens.size(), String.join(", ", tokens.keySet()));
  }

  @Test
  void whoever_says_nothing_of_himself_is_not_served() {
    for (var protocol : List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT")) {
      var client = new HashMap<>(broker.client(Principal.PROVISIONER));
      client.put("security.protocol", protocol);
      assertThatThrownBy(() -> ask(client)).as(protocol).hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void the_brokers_own_listeners_are_for_its_own_certificate() throws Exception {
    var foreign = SecretDirectory.at(directory.resolve("foreign"));
    Certificates.keep(foreign, Instant.now());
    var anothers = directory.resolve("foreign").resolve(Certificates.BROKER);
    var own = broker.authority().resolveSibling(Certificates.BROKER);
    for (var listener : List.of("replication", "controller")) {
      assertThatThrownBy(() -> ask(certified(listener, Optional.empty())))
          .as("no certificate at " + listener)
          .hasCauseInstanceOf(SslAuthenticationException.class);
      assertThatThrownBy(() -> ask(certified(listener, Optional.of(anothers))))
          .as("another authority's certificate at " + listener)
          .hasCauseInstanceOf(SslAuthenticationException.class);
      assertThat(ask(certified(listener, Optional.of(own)))).isNotBlank();
    }
  }

  @Test
  void a_client_that_trusts_another_authority_does_not_show_its_secret() {
    var foreign = directory.resolve("other");
    Certificates.keep(SecretDirectory.at(foreign), Instant.now());
    var client = new HashMap<>(broker.client(Principal.PROVISIONER));
    client.put("ssl.truststore.location", foreign.resolve(Certificates.AUTHORITY).toString());
    assertThatThrownBy(() -> ask(client)).hasCauseInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void a_password_opens_what_the_same_name_opens_by_token_and_a_wrong_one_nothing()
      throws Exception {
    try (var provisioner = new PrincipalClients(broker.client(Principal.PROVISIONER))) {
      provisioner
          .admin()
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      "police",
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192),
                      "a password")))
          .all()
          .get();
      provisioner.write(Topic.ofReferralsTo(Agency.POLICE).topicName());
      provisioner.write(Topic.ofReferralsTo(Agency.TRIAGE).topicName());
    }
    try (var police = new PrincipalClients(scram("a password"))) {
      assertThat(
              PrincipalClients.allowed(
                  () -> police.read(Topic.ofReferralsTo(Agency.POLICE).topicName())))
          .isTrue();
      assertThat(
              PrincipalClients.allowed(
                  () -> police.read(Topic.ofReferralsTo(Agency.TRIAGE).topicName())))
          .isFalse();
    }
    assertThatThrownBy(() -> ask(scram("another")))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void what_the_broker_keeps_is_its_owners_alone() throws Exception {
    for (var path : List.of("kafka", "secrets", "secrets/kafka")) {
      assertThat(Files.getPosixFilePermissions(directory.resolve(path)))
          .as(path)
          .allMatch(permission -> permission.name().startsWith("OWNER_"));
    }
    for (var file : List.of("kafka-ca-key.pem", "kafka-broker.pem", "kafka/police.properties")) {
      assertThat(Files.getPosixFilePermissions(directory.resolve("secrets").resolve(file)))
          .as(file)
          .allMatch(permission -> permission.name().startsWith("OWNER_"));
    }
  }

  /** The id of the cluster, as whoever is let in may ask. */
  private static String ask(Map<String, Object> client) throws Exception {
    var settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("metadata.recovery.strategy", "none");
    try (var admin = Admin.create(settings)) {
      return admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(broker.issuer().toString())
                .audience(Issuer.AUDIENCE)
                .subject(Principal.PROVISIONER.clientId())
                .claim("scope", "topics")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1)))))
        .build();
  }

  private static Map<String, Object> certified(String listener, Optional<Path> keys) {
    var settings = new HashMap<String, Object>();
    settings.put("security.protocol", "SSL");
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", broker.authority().toString());
    keys.ifPresent(
        file -> {
          settings.put("ssl.keystore.type", "PEM");
          settings.put("ssl.keystore.location", file.toString());
        });
    if (listener.equals("controller")) {
      settings.put("bootstrap.controllers", broker.controller());
    } else {
      settings.put("bootstrap.servers", broker.replication());
    }
    return settings;
  }

  private static Map<String, Object> scram(String password) {
    var settings = new HashMap<>(broker.client(new Principal("police")));
    settings.put("sasl.mechanism", "SCRAM-SHA-512");
    settings.put(
        "sasl.jaas.config",
        ScramLoginModule.class.getName()
            + " required username=\"police\" password=\""
            + password
            + "\";");
    settings.remove("sasl.login.callback.handler.class");
    return settings;
  }
}
