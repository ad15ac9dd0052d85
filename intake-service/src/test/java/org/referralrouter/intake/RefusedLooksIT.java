package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.request;
import static org.referralrouter.intake.RunningIntake.revise;
import static org.referralrouter.intake.RunningIntake.send;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submitted;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

/** Looks at concerns are recorded, those that are refused too (contract, "Topics"). */
class RefusedLooksIT {
  @Test
  void a_shown_status_is_recorded_as_shown() {
    String id = submitted(concern("Mine."));
    assertThat(status(id).statusCode()).isEqualTo(200);
    assertThat(accesses(id, 1))
        .singleElement()
        .satisfies(
            access -> {
              assertThat(access.refused()).isFalse();
              assertThat(access.actor()).isEqualTo("test");
              assertThat(access.action()).isEqualTo("CONCERN_STATUS_READ");
              assertThat(access.service()).isEqualTo("intake");
            });
  }

  @Test
  void a_look_at_anothers_concern_is_recorded_as_refused() {
    String id = anothers();
    assertThat(status(id).statusCode()).isEqualTo(404);
    assertThat(revise(id, "\"1\"", concern("Not mine.")).statusCode()).isEqualTo(404);
    assertThat(accesses(id, 2))
        .allMatch(AccessRecorded::refused)
        .extracting(AccessRecorded::action)
        .containsExactlyInAnyOrder("CONCERN_STATUS_READ", "CONCERN_REVISE");
    assertThat(accesses(id, 2)).extracting(AccessRecorded::actor).containsOnly("test");
  }

  @Test
  void a_look_at_no_concern_is_told_and_recorded_alike() {
    String id = newKey();
    assertThat(status(id).body()).isEqualTo(status(anothers()).body());
    assertThat(accesses(id, 1)).singleElement().matches(AccessRecorded::refused);
  }

  @Test
  void a_look_without_the_scope_is_recorded_as_refused() {
    String id = submitted(concern("Mine."));
    assertThat(send(request("/concerns/" + id, "concern:submit")).statusCode()).isEqualTo(403);
    var head = request("/concerns/" + id, "concern:submit").method("HEAD", BodyPublishers.noBody());
    assertThat(send(head).statusCode()).isEqualTo(403);
    var put =
        request("/concerns/" + id, "concern:read")
            .header("Content-Type", "application/json")
            .header("If-Match", "\"1\"")
            .PUT(BodyPublishers.ofString(concern("Second.")));
    assertThat(send(put).statusCode()).isEqualTo(403);
    assertThat(accesses(id, 3))
        .allMatch(AccessRecorded::refused)
        .extracting(AccessRecorded::action)
        .containsExactlyInAnyOrder("CONCERN_STATUS_READ", "CONCERN_STATUS_READ", "CONCERN_REVISE");
  }

  private static String anothers() {
    byte[] body = concern("Another's.").getBytes(StandardCharsets.UTF_8);
    var read = (Reading.Accepted) ConcernJson.read(body, AgenciesFile.bundled());
    var outcome =
        RunningIntake.bean(Intake.class)
            .submit(new Submission("another", newKey(), "sha", read.concern()));
    return ((SubmissionOutcome.Created) outcome).receipt().concernId().toString();
  }

  private static List<AccessRecorded> accesses(String id, int atLeast) {
    return Published.on(Topic.ACCESS, id, atLeast).stream()
        .map(record -> (AccessRecorded) record.value())
        .toList();
  }
}
