package org.referralrouter.endtoend.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.command.Referrals;
import org.referralrouter.local.issuer.Client;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.tool.OutsideTool;

/**
 * An agency joins a running system by the command, tries it with the clients that it is given, from
 * a folder outside the checkout, gets another secret and is revoked: one story in its order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnboardIT {
  private static final Agency AGENCY = Agency.DESIGNATED_OFFICER;
  private static final Principal PRINCIPAL = Principal.of(AGENCY);
  private static final int MINUTES = 5;

  @TempDir static Path outside;
  private static MarkedSystem system;
  private static Path folder;
  private static Run onboarded;

  /** A command that has ended. */
  private record Run(int exitCode, String output) {}

  @BeforeAll
  static void onboard() throws Exception {
    system = MarkedSystem.shared();
    folder = outside.resolve("given");
    onboarded = referrals("onboard", AGENCY.slug(), "--scram", "--folder", folder.toString());
  }

  /** The others of this JVM find the agency as it was. */
  @AfterAll
  static void letIn() throws Exception {
    assertThat(referrals("onboard", AGENCY.slug(), "--no-check").exitCode()).isZero();
  }

  @Test
  @Order(1)
  void the_command_gives_all_that_an_agency_needs_and_tries_it() throws IOException {
    assertThat(onboarded.exitCode()).as(onboarded.output()).isZero();
    assertThat(onboarded.output())
        .contains(system.local().ports().bootstrapServers())
        .contains("referrals.designated-officer.v1", "responses.designated-officer.v1")
        .contains(secret(), Files.readString(folder.resolve("scram-password")).strip());
    assertThat(onboarded.output().lines().filter(line -> line.strip().startsWith("yes")))
        .hasSize(6);
  }

  @Test
  @Order(2)
  void a_secret_is_never_told_again() throws Exception {
    Run again = referrals("onboard", AGENCY.slug());

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.output()).contains("--rotate", "--revoke").doesNotContain(secret());
    try (Stream<Path> logs = Files.walk(system.home().log("broker").getParent())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(log)).as(log.toString()).doesNotContain(secret());
      }
    }
  }

  @Test
  @Order(3)
  void the_java_project_builds_reads_a_trial_answers_it_and_sees_it_taken() throws Exception {
    Optional<Path> maven = OutsideTool.maven();
    assumeTrue(maven.isPresent(), "Maven is not on the path: install it to run this test");
    Path java = copied("java-copy").resolve("java");
    Run built = run(java, maven.get().toString(), "-B", "-q", "package");
    assertThat(built.exitCode()).as(built.output()).isZero();
    UUID trial = trial();

    Run client =
        run(
            java,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            "target/agency-client.jar:target/lib/*",
            "agency.Client",
            "--trial",
            trial.toString());

    assertTaken(client, trial);
  }

  @Test
  @Order(4)
  void the_node_project_reads_a_trial_answers_it_and_sees_it_taken() throws Exception {
    Optional<Path> npm = OutsideTool.npm();
    assumeTrue(npm.isPresent(), "Node is not installed: install node and npm to run this test");
    Path node = copied("node-copy").resolve("node");
    Run installed = run(node, npm.get().toString(), "ci", "--no-audit", "--no-fund");
    assertThat(installed.exitCode()).as(installed.output()).isZero();
    UUID trial = trial();

    Run client =
        run(
            node,
            npm.get().resolveSibling("node").toString(),
            "client.mjs",
            "--trial",
            trial.toString());

    assertTaken(client, trial);
  }

  @Test
  @Order(5)
  void the_audit_log_keeps_a_trial_as_a_test_and_misses_nothing_of_it() throws Exception {
    UUID trial = trial();

    Answer entries =
        await("the trial is in the audit log")
            .atMost(MarkedSystem.PATIENCE)
            .until(
                () -> system.get(Port.AUDIT, "/entries?concern=" + trial, Role.AUDITOR),
                found -> !found.json().path("entries").isEmpty());

    assertThat(entries.json().path("entries")).allMatch(entry -> entry.path("test").asBoolean());
    StringBuilder missing = new StringBuilder();
    for (String kind : List.of("DECISION", "DELIVERY", "RECEIPT", "AGENCY_DECISION")) {
      Answer asked = system.get(Port.AUDIT, "/missing?limit=1000&kind=" + kind, Role.AUDITOR);
      assertThat(asked.status()).as(asked.body()).isEqualTo(200);
      missing.append(asked.body());
    }
    assertThat(missing.toString())
        .as("what agencies have not said to real referrals, and nothing of the trial")
        .contains("AGENCY_DECISION")
        .doesNotContain(trial.toString());
  }

  @Test
  @Order(6)
  void a_rotated_secret_takes_the_place_of_the_old_one_and_the_password_ends() throws Exception {
    String old = secret();
    String password = Files.readString(folder.resolve("scram-password")).strip();
    assertThat(topics(byPassword(password))).contains("referrals.designated-officer.v1");

    Run rotated =
        referrals(
            "onboard", AGENCY.slug(), "--rotate", "--no-check", "--folder", folder.toString());

    assertThat(rotated.exitCode()).as(rotated.output()).isZero();
    assertThat(rotated.output()).contains(secret()).doesNotContain(old);
    assertThatThrownBy(() -> token(old)).hasMessageContaining("invalid_client");
    assertThat(token(secret())).isNotBlank();
    assertThat(topics(system.local().kafkaClient(PRINCIPAL)))
        .contains("referrals.designated-officer.v1");
    await("the broker knows the password no more")
        .atMost(MarkedSystem.PATIENCE)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> topics(byPassword(password)))
                    .hasCauseInstanceOf(SaslAuthenticationException.class));
  }

  @Test
  @Order(7)
  void a_revoked_agency_gets_no_token_and_may_do_nothing_even_with_one_that_it_holds()
      throws Exception {
    String secret = secret();
    try (Admin open = Admin.create(system.local().kafkaClient(PRINCIPAL))) {
      describe(open);

      Run revoked = referrals("onboard", AGENCY.slug(), "--revoke");

      assertThat(revoked.exitCode()).as(revoked.output()).isZero();
      assertThat(revoked.output()).contains("within 10 minutes");
      assertThatThrownBy(() -> token(secret)).hasMessageContaining("invalid_client");
      await("the rules are gone")
          .atMost(MarkedSystem.PATIENCE)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> describe(open))
                      .hasCauseInstanceOf(TopicAuthorizationException.class));
    }
  }

  @Test
  @Order(8)
  void whoever_has_no_secret_has_none_to_rotate() throws Exception {
    Run rotated = referrals("onboard", AGENCY.slug(), "--rotate");

    assertThat(rotated.exitCode()).isEqualTo(1);
    assertThat(rotated.output()).contains("no secret to rotate");
  }

  private static void assertTaken(Run client, UUID trial) {
    assertThat(client.exitCode()).as(client.output()).isZero();
    assertThat(client.output())
        .contains("TEST")
        .contains("answered RECEIVED to trial " + trial + ": TAKEN");
    assertThat(client.output()).as("content of a referral").doesNotContain("Trial Suspect");
  }

  /** Has the system send the agency a trial; returns its concern's id. */
  private static UUID trial() {
    Answer sent =
        new Api()
            .post(
                system.local().ports().url(Port.ROUTING).resolve("/trial-referrals"),
                system.local().token(Role.OPERATOR, Set.of("agencies:onboard")),
                "{\"agency\":\"%s\"}".formatted(AGENCY.name()).getBytes(StandardCharsets.UTF_8),
                Map.of());
    assertThat(sent.status()).as(sent.body()).isEqualTo(201);
    return UUID.fromString(sent.json().path("concernId").asString());
  }

  private static String token(String secret) {
    return new Tokens(system.local().ports().url(Port.ISSUER))
        .of(new Client(AGENCY.slug(), secret, Set.of()), Set.of());
  }

  private static Set<String> topics(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      return admin.listTopics().names().get();
    }
  }

  private static void describe(Admin admin) throws ExecutionException, InterruptedException {
    admin.describeTopics(List.of(Topic.ofReferralsTo(AGENCY).topicName())).allTopicNames().get();
  }

  private static Map<String, Object> byPassword(String password) {
    Map<String, Object> settings = new HashMap<>(system.local().kafkaClient(PRINCIPAL));
    settings.keySet().removeIf(name -> name.startsWith("sasl."));
    settings.put("sasl.mechanism", "SCRAM-SHA-512");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(AGENCY.slug(), password));
    return settings;
  }

  private static String secret() throws IOException {
    return Files.readString(folder.resolve("secret")).strip();
  }

  private static Path copied(String name) throws IOException {
    Path copy = outside.resolve(name);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(folder.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static Run referrals(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dreferrals.checkout=" + System.getProperty("checkout"),
                "-Dreferrals.log=" + system.home().log("command"),
                "-Dlogback.configurationFile=org/referralrouter/local/logback-command.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Referrals.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--home", system.home().root().toString()));
    return run(Path.of("."), command.toArray(String[]::new));
  }

  private static Run run(Path directory, String... command) throws Exception {
    Path output = Files.createTempFile(outside, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }
}
