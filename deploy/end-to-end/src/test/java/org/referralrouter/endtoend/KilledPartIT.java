package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.demo.Sample;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Part;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Progress;

/**
 * {@code kill -9} of one part after another in the middle of a run of concerns, on the system that
 * {@code ./referrals start} runs: no accepted concern loses a referral or an audit entry, no
 * agency's response is lost, and nothing is there twice. The long way, with a run of its own for
 * each part: {@code -Dkilled.each=2000}.
 */
class KilledPartIT {
  private static final int EACH = Integer.getInteger("killed.each", 0);
  private static final List<String> EVERY_PART =
      List.of("routing", "intake", "audit", "notification", "broker");
  private static LocalSystem system;

  @BeforeAll
  static void start() {
    // A server in this JVM may well complain that a killed client is gone.
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    system =
        new LocalSystem(
            new Checkout(Path.of(System.getProperty("checkout"))),
            new Home(Path.of("target", "killed-" + UUID.randomUUID())),
            Ports.free(),
            Progress.silent());
    system.start();
  }

  @AfterAll
  static void end() {
    system.close();
    Awaitility.catchUncaughtExceptionsByDefault();
  }

  static Stream<Arguments> runs() {
    return EACH > 0
        ? EVERY_PART.stream().map(part -> Arguments.of(List.of(part), EACH))
        : Stream.of(Arguments.of(EVERY_PART, 420));
  }

  @ParameterizedTest(name = "{0} killed in a run of {1}")
  @MethodSource("runs")
  void every_accepted_concern_has_its_referrals_and_its_audit_entries_once(
      List<String> parts, int concerns) throws Exception {
    Map<UUID, Sample> accepted;
    try (Submissions submissions =
        new Submissions(
            system.ports().url(Port.INTAKE).resolve("/concerns"),
            system.token(Role.PRACTITIONER, Set.of("concern:submit")),
            concerns)) {
      int between = concerns / (parts.size() + 2);
      for (int i = 0; i < parts.size(); i++) {
        submissions.awaitAccepted(between * (i + 1));
        restart(parts.get(i));
      }
      accepted = submissions.awaitAll();
    }
    Aftermath aftermath = new Aftermath(system, accepted);
    Map<Agency, Set<UUID>> referrals = aftermath.everyReferralIsThereOnce();
    int entries = aftermath.everyRecordIsInTheAuditLogOnce();
    aftermath.everyReferralIsInItsInboxOnce(referrals);
    System.out.printf(
        "%s killed in a run of %d concerns: %d referrals, each once; %d audit entries, each once%n",
        parts, accepted.size(), referrals.values().stream().mapToInt(Set::size).sum(), entries);
  }

  @Test
  void every_response_that_is_kept_reaches_routing_and_is_taken_once() throws Exception {
    Map<UUID, Sample> concerns;
    try (Submissions submissions =
        new Submissions(
            system.ports().url(Port.INTAKE).resolve("/concerns"),
            system.token(Role.PRACTITIONER, Set.of("concern:submit")),
            60)) {
      concerns = submissions.awaitAll();
    }
    Aftermath aftermath = new Aftermath(system, concerns);
    Map<Agency, Set<UUID>> referrals = aftermath.everyReferralIsThereOnce();
    aftermath.everyReferralIsInItsInboxOnce(referrals);
    int all = referrals.values().stream().mapToInt(Set::size).sum();
    List<String> killed = List.of("routing", "notification", "broker");
    Set<UUID> kept;
    try (Acceptances acceptances = new Acceptances(system, referrals)) {
      for (int i = 0; i < killed.size(); i++) {
        acceptances.awaitKept(all / (killed.size() + 2) * (i + 1));
        restart(killed.get(i));
      }
      kept = acceptances.awaitAll();
    }
    assertThat(kept).hasSize(all);
    aftermath.everyResponseIsTakenOnce(kept);
    System.out.printf("%s killed in a run of %d responses: each taken once%n", killed, all);
  }

  private static void restart(String name) {
    Part part = system.part(name);
    part.kill9();
    part.start();
    part.awaitReady();
  }
}
