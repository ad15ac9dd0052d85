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

/** A suspect works where an agency reads its referrals (reading, K7). */
class RestrictedReferralIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","positions":["POLICE_DESK"]},
        {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD"}]}""";

  private final RunningSystem system = RunningSystem.shared();
  private final ConcernRecords records =
      new ConcernRecords(system.stack(), new Reporter(system).submits(CONCERN));
  private final AgencyInbox colleague = AgencyInbox.of(system, Agency.POLICE);
  private final AgencyInbox restricted =
      new AgencyInbox(
          system, Agency.POLICE, List.of("referral:police", "referral:police:restricted"));

  @Test
  void only_restricted_readers_see_it_and_are_told_of_it() {
    Referral sent = records.latest(Agency.POLICE, null);
    UUID id = sent.referralId();
    assertThat(sent.confidentiality())
        .extracting(flag -> flag.flag())
        .contains("RESTRICTED_READERS");

    assertThat(restricted.line(sent).path("restricted").asBoolean()).isTrue();
    assertThat(restricted.open(id).status()).isEqualTo(200);

    assertThat(colleague.list("").body()).doesNotContain(id.toString());
    assertThat(colleague.open(id).status()).isEqualTo(404);
    assertThat(
            colleague
                .respond(
                    id,
                    1,
                    """
                    {"kind":"RECEIVED","by":"A colleague"}""")
                .status())
        .isEqualTo(404);
    await("a mail to the restricted readers")
        .atMost(PATIENCE)
        .until(() -> mailsAbout(id), found -> !found.isEmpty());
    assertThat(mailsAbout(id)).allMatch(mail -> mail.contains("restricted-police@localhost"));
  }

  @Test
  void another_agency_is_told_as_ever() {
    Referral toSocialCare = records.latest(Agency.SOCIAL_CARE, "child-1");
    assertThat(
            AgencyInbox.of(system, Agency.SOCIAL_CARE)
                .line(toSocialCare)
                .path("restricted")
                .asBoolean())
        .isFalse();
  }

  /** The names of the files of mails that name the referral. */
  private List<String> mailsAbout(UUID referral) {
    try (Stream<Path> mails = Files.list(system.mail())) {
      return mails
          .filter(mail -> holds(mail, referral.toString()))
          .map(mail -> mail.getFileName().toString())
          .filter(name -> !name.contains("duty-manager") && !name.contains("board"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path mail, String text) {
    try {
      return Files.readString(mail).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
