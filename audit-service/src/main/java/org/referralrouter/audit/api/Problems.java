package org.referralrouter.audit.api;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.referralrouter.audit.ledger.AccessNotRecorded;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem documents (RFC 9457). */
@RestControllerAdvice
class Problems {

  @ExceptionHandler
  ProblemDetail refused(BadParameter bad) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, bad.parameter() + " " + bad.detail());
    problem.setProperty(
        "errors", List.of(Map.of("parameter", bad.parameter(), "detail", bad.detail())));
    return problem;
  }

  @ExceptionHandler
  ProblemDetail absent(NoSuchElementException absent) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND,
        "The ledger has no such log, tile, entry, concern, referral or letter yet.");
  }

  @ExceptionHandler
  ProblemDetail refused(LetterRefusal refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT, "Nothing was put back. " + refused.getMessage());
    problem.setProperty(
        "errors", refused.refusals().stream().map(sentence -> Map.of("detail", sentence)).toList());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail held(UnderLegalHold held) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(held.getMessage()));
  }

  /** What is wrong is named by its field; values are not quoted back. */
  @ExceptionHandler
  ProblemDetail invalid(MethodArgumentNotValidException invalid) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_CONTENT, "Correct the fields that are named, and send again.");
    problem.setProperty(
        "errors",
        invalid.getFieldErrors().stream()
            .map(
                error ->
                    Map.of(
                        "pointer",
                        "/" + error.getField(),
                        "detail",
                        String.valueOf(error.getDefaultMessage())))
            .toList());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, "Send JSON with the fields that the document at /openapi names.");
  }

  /** Nobody sees what nobody would know that they saw. */
  @ExceptionHandler
  ProblemDetail unavailable(AccessNotRecorded failure) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The access could not be recorded, so nothing is shown. Try again later.");
  }
}
