package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.demo.Sample;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Progress;

/**
 * The page on backup and restore, carried out: databases that are older than the topics, and then
 * topics that are older than the databases. Nothing that was accepted is lost, nothing is sent
 * twice, and the ledger verifies. The whole of it: {@code -Ddrill.concerns=2000}.
 */
class RestoreDrillIT {
  private static final int CONCERNS = Integer.getInteger("drill.concerns", 90);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Home home =
      new Home(Path.of("target", "drill-" + UUID.randomUUID()).toAbsolutePath());
  private final Ports ports = Ports.free();
  private final RunbookPage page;
  private final Map<UUID, Sample> accepted = new HashMap<>();
  private final Api api = new Api();

  RestoreDrillIT() throws IOException {
    page =
        new RunbookPage(
            "backup-and-restore.md",
            Map.of(
                "REFERRALS_HOME", home.root().toString(),
                "BACKUP",
                    home.root().resolveSibling(home.root().getFileName() + "-copy").toString(),
                "AUDIT_URL", ports.url(Port.AUDIT).toString()));
  }

  @BeforeAll
  static void serversComeAndGo() {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }

  @AfterAll
  static void asUsual() {
    Awaitility.catchUncaughtExceptionsByDefault();
  }

  @Test
  void what_was_accepted_is_neither_lost_nor_sent_twice_whichever_part_is_older() throws Exception {
    try (LocalSystem system = started()) {
      try (Submissions submissions = submissions(system, CONCERNS / 2)) {
        // In the midst of it: some are queued, some published, some decided, some mailed.
        submissions.awaitAccepted(CONCERNS / 4);
        page.run("The databases, while the system runs");
        accepted.putAll(submissions.awaitAll());
      }
      everythingIsThereOnce(system, "before the databases were lost");
      verified("The checkpoint");
    }

    page.run("The databases are lost");
    try (LocalSystem system = started()) {
      everythingIsThereOnce(system, "with databases older than the topics");
      everyReporterIsTold(system);
      verified("Verify the ledger");
      more(system, CONCERNS / 4);
      everythingIsThereOnce(system, "and going on");
      verified("Verify the ledger");
    }

    page.run("The topics, while it does not run");
    try (LocalSystem system = started()) {
      more(system, CONCERNS / 4);
      everythingIsThereOnce(system, "before the topics were lost");
      verified("Verify the ledger");
    }

    page.run("The topics are lost");
    try (LocalSystem system = started()) {
      Aftermath aftermath = new Aftermath(system, accepted);
      Map<Agency, Set<UUID>> referrals = aftermath.everyReferralIsThereOnce();
      aftermath.everyReferralIsInItsInboxOnce(referrals);
      everyReporterIsTold(system);
      auditSaysWhatIsMissing(system);
      verified("Verify the ledger");
      noMailIsThereTwice("with topics older than the databases", referrals);
    }
  }

  /** A restored log is sealed again once it has come up to what was published of it. */
  private void verified(String heading) {
    await(heading)
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(() -> page.run(heading));
  }

  private LocalSystem started() {
    LocalSystem system =
        new LocalSystem(
            new Checkout(Path.of(System.getProperty("checkout"))), home, ports, Progress.silent());
    system.start();
    return system;
  }

  private Submissions submissions(LocalSystem system, int number) {
    return new Submissions(
        system.ports().url(Port.INTAKE).resolve("/concerns"),
        system.token(Role.PRACTITIONER, Set.of("concern:submit")),
        number);
  }

  private void more(LocalSystem system, int number) throws Exception {
    try (Submissions submissions = submissions(system, number)) {
      accepted.putAll(submissions.awaitAll());
    }
  }

  private void everythingIsThereOnce(LocalSystem system, String when) {
    Aftermath aftermath = new Aftermath(system, accepted);
    Map<Agency, Set<UUID>> referrals = aftermath.everyReferralIsThereOnce();
    aftermath.everyRecordIsInTheAuditLogOnce();
    aftermath.everyReferralIsInItsInboxOnce(referrals);
    noMailIsThereTwice(when, referrals);
  }

  /** Each referral that was made is told by one mail. */
  private void noMailIsThereTwice(String when, Map<Agency, Set<UUID>> referrals) {
    long all = referrals.values().stream().mapToLong(Set::size).sum();
    await("a mail for each of " + all + " referrals")
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(() -> mails().stream().filter(RestoreDrillIT::isOfAReferral).count() >= all);
    assertThat(mails()).doesNotHaveDuplicates();
    assertThat(mails()).filteredOn(RestoreDrillIT::isOfAReferral).hasSize((int) all);
    System.out.printf(
        "%s: %d concerns, %d referrals and as many mails, each once%n", when, accepted.size(), all);
  }

  /** A mail's address, subject and words: the same of the same revision, whenever it leaves. */
  private List<String> mails() {
    try (Stream<Path> files = Files.list(home.mail())) {
      return files.map(RestoreDrillIT::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // In a long run some are of an agency's silence.
  private static boolean isOfAReferral(String mail) {
    return mail.contains("Subject: A referral ");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Intake knows each concern, whichever life of its database accepted it. */
  private void everyReporterIsTold(LocalSystem system) {
    String token = system.token(Role.PRACTITIONER, Set.of());
    URI concerns = system.ports().url(Port.INTAKE);
    for (UUID concern : accepted.keySet()) {
      await("the status of " + concern)
          .atMost(PATIENCE)
          .until(
              () -> api.get(concerns.resolve("/concerns/" + concern), token, Map.of()).status(),
              status -> status == 200);
    }
  }

  private void auditSaysWhatIsMissing(LocalSystem system) {
    URI management = system.ports().url(Port.AUDIT_MANAGEMENT);
    String operator = system.token(Role.OPERATOR, Set.of());
    await("audit is not ready")
        .atMost(PATIENCE)
        .until(
            () ->
                api.get(management.resolve("/actuator/health/readiness"), operator, Map.of())
                    .status(),
            status -> status == 503);
    Answer metrics = api.get(management.resolve("/actuator/prometheus"), operator, Map.of());
    assertThat(metrics.body()).containsPattern("referrals_topic_shorter(\\{[^}]*})? [1-9]");
    assertThat(read(home.log("audit")))
        .containsPattern("decisions\\.v1, partition \\d: ")
        .contains("nothing more is read of this partition");
  }
}
