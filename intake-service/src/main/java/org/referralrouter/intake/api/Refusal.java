package org.referralrouter.intake.api;

import java.util.List;
import org.referralrouter.concern.Problem;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;

/**
 * Why a request is refused, as a problem document (RFC 9457). Its texts name places and rules, and
 * never quote what was sent.
 */
final class Refusal extends RuntimeException {
  private final HttpStatus status;
  private final List<Problem> errors;

  Refusal(HttpStatus status, List<Problem> errors) {
    super(status.name());
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  Refusal(HttpStatus status, String detail) {
    this(status, List.of(new Problem("", detail)));
  }

  static Refusal tooManyRequests() {
    return new Refusal(
        HttpStatus.TOO_MANY_REQUESTS, "This client asks too often; try again in a second");
  }

  static Refusal noSuchConcern() {
    return new Refusal(HttpStatus.NOT_FOUND, "This client submitted no concern of this id");
  }

  static Refusal faultOfOurs() {
    return new Refusal(
        HttpStatus.INTERNAL_SERVER_ERROR, "The fault is the service's own; try again later");
  }

  HttpStatus status() {
    return status;
  }

  List<Problem> errors() {
    return errors;
  }

  ProblemDocument document() {
    return document(status, errors);
  }

  static ProblemDocument document(HttpStatus status, List<Problem> errors) {
    String detail =
        errors.size() == 1 && errors.getFirst().pointer().isEmpty()
            ? errors.getFirst().detail()
            : "Each of the errors says where and what";
    return new ProblemDocument(status.getReasonPhrase(), status.value(), detail, errors);
  }
}
