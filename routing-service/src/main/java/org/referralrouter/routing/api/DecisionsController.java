package org.referralrouter.routing.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.RoutingSettings;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /decisions}: what would be decided for a concern. Nothing is kept and nothing is
 * sent.
 */
@RestController
class DecisionsController {
  private static final int MAX_BODY = 256 * 1024;

  private final DecisionMaker procedure;
  private final Clock clock;
  private final ZoneId zone;

  DecisionsController(DecisionMaker procedure, Clock clock, RoutingSettings settings) {
    this.procedure = procedure;
    this.clock = clock;
    this.zone = settings.zone();
  }

  /** In a dry run the day of receipt is today (reading, Words). */
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  @PostMapping(path = "/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> decide(InputStream body) throws IOException {
    byte[] given = body.readNBytes(MAX_BODY + 1);
    if (given.length > MAX_BODY) {
      return problem(HttpStatus.CONTENT_TOO_LARGE, "A concern has at most " + MAX_BODY + " bytes");
    }
    return switch (ConcernJson.read(given)) {
      case Reading.Accepted(var concern) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .body(Json.mapper().writeValueAsBytes(procedure.decide(concern, today())));
      case Reading.Unreadable(var detail) -> problem(HttpStatus.BAD_REQUEST, detail);
      case Reading.Refused(var problems) ->
          problem(
              HttpStatus.UNPROCESSABLE_CONTENT, "Each of the errors says where and what", problems);
    };
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
