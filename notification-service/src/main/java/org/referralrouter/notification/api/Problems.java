package org.referralrouter.notification.api;

import java.util.List;
import org.referralrouter.concern.Problem;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Refusals as problem documents (RFC 9457), with a pointer to each place at fault. */
final class Problems {
  private Problems() {}

  static ResponseEntity<ProblemDocument> of(HttpStatus status, String detail) {
    return of(status, detail, List.of(new Problem("", detail)));
  }

  static ResponseEntity<ProblemDocument> of(RequestReading.Refused<?> refused) {
    return of(refused.status(), refused.detail(), refused.problems());
  }

  static ResponseEntity<ProblemDocument> notAllowed(List<Problem> problems) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, "Some of the body is not allowed.", problems);
  }

  static ResponseEntity<ProblemDocument> notFound() {
    return of(HttpStatus.NOT_FOUND, "Your agency has nothing of this id.");
  }

  private static ResponseEntity<ProblemDocument> of(
      HttpStatus status, String detail, List<Problem> errors) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(new ProblemDocument(status.getReasonPhrase(), status.value(), detail, errors));
  }
}
