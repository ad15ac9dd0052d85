package org.referralrouter.routing.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.decision.Decision;
import org.referralrouter.routing.RoutingSettings;
import org.referralrouter.routing.inforce.ProceduresInForce;
import org.referralrouter.routing.inforce.ProceduresUnavailable;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /decisions}: what would be decided for a concern. Nothing is kept and nothing is
 * sent.
 */
@RestController
class DecisionsController {
  private static final int MAX_BODY = 256 * 1024;

  private final ProceduresInForce procedures;
  private final RoutingSettings settings;
  private final Agencies agencies;
  private final Clock clock;

  DecisionsController(
      ProceduresInForce procedures, RoutingSettings settings, Agencies agencies, Clock clock) {
    this.procedures = procedures;
    this.agencies = agencies;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping(path = "/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> decide(InputStream body) throws IOException {
    byte[] given = body.readNBytes(MAX_BODY + 1);
    if (given.length > MAX_BODY) {
      return problem(HttpStatus.CONTENT_TOO_LARGE, "A concern has at most " + MAX_BODY + " bytes");
    }
    return switch (ConcernJson.read(given, agencies)) {
      case Reading.Accepted(var concern) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .body(Json.mapper().writeValueAsBytes(decision(concern)));
      case Reading.Unreadable(var detail) -> problem(HttpStatus.BAD_REQUEST, detail);
      case Reading.Refused(var problems) ->
          problem(
              HttpStatus.UNPROCESSABLE_CONTENT, "Each of the errors says where and what", problems);
    };
  }

  private Decision decision(Concern concern) {
    Instant now = clock.instant();
    return procedures
        .inForce(now)
        .decisions()
        .decide(concern, LocalDate.ofInstant(now, settings.zone()));
  }

  /** A dry run needs to know which procedure is in force. */
  @ExceptionHandler
  ResponseEntity<byte[]> unavailable(ProceduresUnavailable unavailable) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(unavailable.getMessage()));
  }

  private static ResponseEntity<byte[]> problem(HttpStatus status, String detail) {
    return problem(status, detail, List.of(new Problem("", detail)));
  }

  private static ResponseEntity<byte[]> problem(
      HttpStatus status, String detail, List<Problem> errors) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            new ProblemDocument(status.getReasonPhrase(), status.value(), detail, errors).bytes());
  }
}
