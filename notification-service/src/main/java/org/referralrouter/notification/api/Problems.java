package org.referralrouter.notification.api;

import java.util.List;
import org.referralrouter.concern.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Refusals as problem documents (RFC 9457), with a pointer to each place at fault. */
final class Problems {
  private Problems() {}

  static ResponseEntity<ProblemDetail> of(HttpStatus status, String detail, Problem... errors) {
    return of(status, detail, List.of(errors));
  }

  static ResponseEntity<ProblemDetail> of(HttpStatus status, String detail, List<Problem> errors) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    if (!errors.isEmpty()) {
      problem.setProperty("errors", errors);
    }
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  static ResponseEntity<ProblemDetail> notFound() {
    return of(HttpStatus.NOT_FOUND, "Your agency has nothing of this id.");
  }
}
