package org.referralrouter.intake.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.progress.ConcernStatus;
import org.referralrouter.intake.submission.Amendment;
import org.referralrouter.intake.submission.Concerns;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.Look;
import org.referralrouter.intake.submission.Receipt;
import org.referralrouter.intake.submission.RevisionOutcome;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BatchControllerTest {
  private static final String LINE =
      """
      {"categories":["CYBERBULLYING"],"summary":"%s","reporter":{"organisation":"Example"}}
      """;

  @Test
  void a_fault_of_ours_is_that_lines_answer_and_the_rest_goes_on() throws Exception {
    var controller =
        new BatchController(
            new Intake(new FaultyConcerns(), Clock.systemUTC()),
            new RateLimit(new RateSettings(100, 100)),
            new ConcernJson(AgenciesFile.bundled(), Clock.systemUTC()));
    var request = new MockHttpServletRequest();
    request.setContent(
        (LINE.formatted("One.") + LINE.formatted("Marigold") + LINE.formatted("Three."))
            .getBytes(UTF_8));
    var response = new MockHttpServletResponse();
    controller.submit("key", request, response, () -> "client");

    assertThat(response.getContentAsString().lines())
        .extracting(line -> Json.mapper().readTree(line).path("status").asInt())
        .containsExactly(201, 500, 201);
    assertThat(response.getContentAsString()).doesNotContain("Marigold");
  }

  @Test
  void a_fault_is_logged_without_its_words() {
    var fault = new IllegalStateException("Marigold", new IllegalArgumentException("Testerly"));
    var redacted = RedactedFault.of(fault);
    assertThat(redacted.getMessage()).isEqualTo("java.lang.IllegalStateException");
    assertThat(redacted.getCause()).hasMessage("java.lang.IllegalArgumentException");
    assertThat(redacted.getStackTrace()).isEqualTo(fault.getStackTrace());
  }

  /** Has a bug that one summary finds. */
  private static final class FaultyConcerns implements Concerns {
    @Override
    public CompletableFuture<SubmissionOutcome> submit(
        Submission submission, ConcernRevision first) {
      if (submission.concern().summary().equals("Marigold")) {
        throw new IllegalStateException("Marigold");
      }
      return CompletableFuture.completedFuture(
          new SubmissionOutcome.Created(new Receipt(first.concernId(), 1, first.receivedAt())));
    }

    @Override
    public RevisionOutcome revise(Amendment amendment, Look look) {
      return new RevisionOutcome.Unknown();
    }

    @Override
    public Optional<ConcernStatus> status(Look look) {
      return Optional.empty();
    }

    @Override
    public void denied(Look look) {}
  }
}
