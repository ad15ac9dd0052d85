package org.referralrouter.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.referralrouter.intake.submission.Receipt;

/**
 * The answer to one line of a batch: what the line would have got by itself.
 *
 * @param line counts from 1
 * @param status the HTTP status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchAnswer(
    int line,
    int status,
    @Nullable UUID concernId,
    @Nullable Integer revision,
    @Nullable Instant receivedAt,
    @Nullable List<Problem> errors) {

  static BatchAnswer accepted(int line, int status, Receipt receipt) {
    return new BatchAnswer(
        line, status, receipt.concernId(), receipt.revision(), receipt.receivedAt(), null);
  }

  static BatchAnswer refused(int line, Refusal refusal) {
    return new BatchAnswer(line, refusal.status().value(), null, null, null, refusal.errors());
  }
}
