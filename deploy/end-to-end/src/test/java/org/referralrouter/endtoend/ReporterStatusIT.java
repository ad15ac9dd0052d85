package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import tools.jackson.databind.JsonNode;

/** What a reporter learns of their concern (lifecycle, L15). */
class ReporterStatusIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final RunningSystem system = RunningSystem.shared();
  private final String address = UUID.randomUUID().toString();
  private final Reporter reporter = new Reporter(system);
  private final UUID concern =
      reporter.submits(
          """
          {"categories":["ONLINE_GROOMING"],"summary":"Words.",
           "reporter":{"organisation":"Example School","email":"reporter-%s@localhost"},
           "people":[{"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","name":"Invented Child"}]}"""
              .formatted(address));
  private final ConcernRecords records = new ConcernRecords(system.stack(), concern);

  @Test
  void only_social_care_is_named_until_the_police_release_and_its_decision_is_news() {
    Referral toPolice = records.latest(Agency.POLICE, null);
    Referral toSocialCare = records.latest(Agency.SOCIAL_CARE, "child-1");
    AgencyInbox police = AgencyInbox.of(system, Agency.POLICE);
    police.outcome(police.respond(toPolice, said("ACCEPTED")));
    AgencyInbox socialCare = AgencyInbox.of(system, Agency.SOCIAL_CARE);
    socialCare.outcome(socialCare.respond(toSocialCare, said("ACCEPTED")));

    JsonNode active =
        await("the decision of Social Care")
            .atMost(PATIENCE)
            .until(
                () -> reporter.status(concern),
                status -> status.at("/agencies/0/decided").asString("").equals("ACCEPTED"));
    assertThat(named(active)).containsExactly("SOCIAL_CARE");
    assertThat(active.path("agencyCount").asInt()).isEqualTo(3);
    assertThat(active.toString()).doesNotContain("POLICE", "Invented", "Inspector");
    await("a mail that there is news")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(mails())
                    .isNotEmpty()
                    .allMatch(mail -> mail.contains(concern.toString())));
    assertThat(mails()).noneMatch(mail -> mail.contains("SOCIAL") || mail.contains("Invented"));

    police.outcome(
        police.respond(
            toPolice,
            """
            {"kind":"EMBARGO_RELEASED","by":"Inspector Sample","reason":"Interviewed"}"""));
    await("all are named")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(named(reporter.status(concern)))
                    .containsExactly("SOCIAL_CARE", "POLICE", "CEOP_PREPARATION"));
  }

  private static String said(String kind) {
    return "{\"kind\":\"%s\",\"by\":\"Inspector Sample\"}".formatted(kind);
  }

  private static List<String> named(JsonNode status) {
    return status
        .path("agencies")
        .valueStream()
        .map(agency -> agency.path("agency").asString(""))
        .toList();
  }

  private List<String> mails() {
    try (Stream<Path> mails = Files.list(system.mail())) {
      return mails
          .filter(mail -> mail.getFileName().toString().contains(address))
          .map(ReporterStatusIT::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path mail) {
    try {
      return Files.readString(mail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
