package org.referralrouter.edge;

import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What no controller answered, as a problem document (RFC 9457). It says nothing of the inside and
 * quotes nothing of the request.
 */
@RestController
class Faults implements ErrorController {
  @RequestMapping("/error")
  ResponseEntity<byte[]> fault(
      @RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false)
          @Nullable Integer code) {
    HttpStatus status = HttpStatus.valueOf(code == null ? 404 : code);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemAnswer.bytes(status, detail(status)));
  }

  /** What is said of a status where nothing more is known. */
  static String detail(HttpStatus status) {
    return status.is5xxServerError()
        ? "The fault is the service's own. Try again later."
        : "The request cannot be served as it is: " + status.getReasonPhrase() + ".";
  }
}
