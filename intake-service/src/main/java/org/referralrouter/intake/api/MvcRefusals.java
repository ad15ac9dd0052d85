package org.referralrouter.intake.api;

import org.springframework.http.HttpStatus;

/** Our own words for what Spring refuses by itself; its words would quote the request. */
final class MvcRefusals {
  private MvcRefusals() {}

  static String detail(HttpStatus status) {
    return switch (status) {
      case UNSUPPORTED_MEDIA_TYPE ->
          "Send a concern as application/json, a batch as application/x-ndjson";
      case METHOD_NOT_ALLOWED -> "This address does not take this method";
      case NOT_FOUND -> "There is nothing at this address";
      case NOT_ACCEPTABLE -> "The answer is application/json, of a batch application/x-ndjson";
      default -> "The request cannot be served: " + status.getReasonPhrase();
    };
  }
}
