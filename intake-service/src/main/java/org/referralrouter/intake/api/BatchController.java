package org.referralrouter.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many concerns in one stream. Lines that have come are stored together, some to a commit; a fault
 * of one is its answer alone. Nobody waits for lines that have not come.
 */
@RestController
class BatchController {
  private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);

  private final Intake intake;
  private final RateLimit rate;
  private final ConcernJson reader;

  BatchController(Intake intake, RateLimit rate, ConcernJson reader) {
    this.intake = intake;
    this.rate = rate;
    this.reader = reader;
  }

  @PostMapping(
      path = "/concerns/batch",
      consumes = MediaType.APPLICATION_NDJSON_VALUE,
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  void submit(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal client)
      throws IOException, InterruptedException {
    String batch = RequestHeaders.idempotencyKey(key);
    var lines = new Lines(request.getInputStream(), Body.MAX_BYTES);
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    var answers = new BatchAnswers(response.getOutputStream());
    int number = 1;
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      if (!rate.counts(client.getName())) {
        answers.writeAll();
        rate.await(client.getName());
      }
      answers.add(answer(number, batch + ":" + number, line, client.getName()));
      if (!lines.more()) {
        answers.writeAll();
      }
      number++;
    }
    answers.writeAll();
  }

  private CompletableFuture<BatchAnswer> answer(
      int number, String key, Lines.Line line, String client) {
    try {
      return submit(key, line, client)
          .handle(
              (outcome, fault) ->
                  fault == null ? answer(number, outcome) : BatchController.fault(number, fault));
    } catch (RuntimeException fault) {
      return CompletableFuture.completedFuture(fault(number, fault));
    }
  }

  private CompletableFuture<SubmissionOutcome> submit(String key, Lines.Line line, String client) {
    if (line.tooLong()) {
      throw Body.tooLarge();
    }
    Concern concern = Body.first(line.bytes(), reader);
    return intake.begin(new Submission(client, key, Digest.of(line.bytes()), concern));
  }

  private static BatchAnswer answer(int number, SubmissionOutcome outcome) {
    return switch (outcome) {
      case SubmissionOutcome.Created(var receipt) ->
          BatchAnswer.accepted(number, HttpStatus.CREATED.value(), receipt);
      case SubmissionOutcome.Repeated(var receipt) ->
          BatchAnswer.accepted(number, HttpStatus.OK.value(), receipt);
      case SubmissionOutcome.KeyTaken _ ->
          BatchAnswer.refused(number, ConcernController.keyTaken());
      case SubmissionOutcome.Refused(var problems) ->
          BatchAnswer.refused(number, new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, problems));
    };
  }

  private static BatchAnswer fault(int number, Throwable fault) {
    return switch (fault) {
      case Refusal refusal -> BatchAnswer.refused(number, refusal);
      case DataAccessException _, TransactionException _ -> {
        LOG.error("A line was not stored", RedactedFault.of(fault));
        yield BatchAnswer.refused(
            number,
            new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE, "Not stored; send the same batch again later"));
      }
      default -> {
        LOG.error("A line met a fault of ours", RedactedFault.of(fault));
        yield BatchAnswer.refused(number, Refusal.faultOfOurs());
      }
    };
  }
}
