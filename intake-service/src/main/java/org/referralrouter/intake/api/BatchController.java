package org.referralrouter.intake.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Digest;
import org.referralrouter.wire.Json;
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
 * Many concerns in one stream: each line is answered before the next one is read, and a fault of
 * one is its answer alone.
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
    ServletOutputStream out = response.getOutputStream();
    int number = 1;
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      rate.await(client.getName());
      BatchAnswer answer = answer(number, batch + ":" + number, line, client.getName());
      out.write(Json.mapper().writeValueAsBytes(answer));
      out.write('\n');
      out.flush();
      number++;
    }
  }

  private BatchAnswer answer(int number, String key, Lines.Line line, String client) {
    try {
      return submit(number, key, line, client);
    } catch (Refusal refusal) {
      return BatchAnswer.refused(number, refusal);
    } catch (DataAccessException | TransactionException fault) {
      LOG.error("A line was not stored", RedactedFault.of(fault));
      return BatchAnswer.refused(
          number,
          new Refusal(
              HttpStatus.SERVICE_UNAVAILABLE, "Not stored; send the same batch again later"));
    } catch (RuntimeException fault) {
      LOG.error("A line met a fault of ours", RedactedFault.of(fault));
      return BatchAnswer.refused(number, Refusal.faultOfOurs());
    }
  }

  private BatchAnswer submit(int number, String key, Lines.Line line, String client) {
    if (line.tooLong()) {
      throw Body.tooLarge();
    }
    var submission =
        new Submission(client, key, Digest.of(line.bytes()), Body.first(line.bytes(), reader));
    return switch (intake.submit(submission)) {
      case SubmissionOutcome.Created(var receipt) ->
          BatchAnswer.accepted(number, HttpStatus.CREATED.value(), receipt);
      case SubmissionOutcome.Repeated(var receipt) ->
          BatchAnswer.accepted(number, HttpStatus.OK.value(), receipt);
      case SubmissionOutcome.KeyTaken _ -> throw ConcernController.keyTaken();
      case SubmissionOutcome.Refused(var problems) ->
          throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, problems);
    };
  }
}
