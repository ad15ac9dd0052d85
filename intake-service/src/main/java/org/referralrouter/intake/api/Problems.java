package org.referralrouter.intake.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.referralrouter.wire.ProblemDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal and fault as a problem document (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDocument> refused(Refusal refusal) {
    return answer(refusal.document());
  }

  /** The database is away: nothing was stored, and the client may try again with the same key. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDocument> unavailable(RuntimeException fault) {
    LOG.error("Nothing was stored", RedactedFault.of(fault));
    return answer(
        new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Nothing was stored; try again with the same Idempotency-Key")
            .document());
  }

  /** A fault of ours; nobody else may log it, since its message may quote the request. */
  @ExceptionHandler
  ResponseEntity<ProblemDocument> fault(RuntimeException fault) {
    LOG.error("A request met a fault of ours", RedactedFault.of(fault));
    return answer(Refusal.faultOfOurs().document());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpStatus named = HttpStatus.valueOf(status.value());
    ProblemDocument document =
        Refusal.document(named, List.of(new Problem("", MvcRefusals.detail(named))));
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(document);
  }

  private static ResponseEntity<ProblemDocument> answer(ProblemDocument document) {
    var answer =
        ResponseEntity.status(document.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (document.status() == HttpStatus.TOO_MANY_REQUESTS.value()
        || document.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer.body(document);
  }
}
