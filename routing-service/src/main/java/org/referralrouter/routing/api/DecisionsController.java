package org.referralrouter.routing.api;

import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /decisions}: what would be decided for a concern. Nothing is kept and nothing is
 * sent.
 */
@RestController
class DecisionsController {
  private static final int MAX_BODY = 256 * 1024;

  private final DecisionMaker procedure;

  DecisionsController(DecisionMaker procedure) {
    this.procedure = procedure;
  }

  @PostMapping(path = "/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> decide(@RequestBody(required = false) byte[] body) {
    byte[] given = body == null ? new byte[0] : body;
    if (given.length > MAX_BODY) {
      return problem(413, "The concern is too large", "Send at most 256 KiB.", List.of());
    }
    return switch (ConcernJson.read(given)) {
      case Reading.Accepted(var concern) ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .body(Json.mapper().writeValueAsBytes(procedure.decide(concern)));
      case Reading.Unreadable(var detail) ->
          problem(400, "The concern cannot be read", detail, List.of());
      case Reading.Refused(var problems) ->
          problem(422, "The concern is not allowed", "Mend what the errors name.", problems);
    };
  }

  private static ResponseEntity<byte[]> problem(
      int status, String title, String detail, List<Problem> errors) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Json.mapper()
                .writeValueAsBytes(
                    Map.of("title", title, "status", status, "detail", detail, "errors", errors)));
  }
}
