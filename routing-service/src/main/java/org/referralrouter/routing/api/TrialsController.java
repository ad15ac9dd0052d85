package org.referralrouter.routing.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;
import org.referralrouter.routing.inforce.ProceduresUnavailable;
import org.referralrouter.routing.inforce.Routers;
import org.referralrouter.routing.kafka.TrialSender;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.ProblemDocument;
import org.referralrouter.wire.RegistryUnavailable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /trial-referrals}: sends an agency an invented referral, marked as a test, so that it
 * can try its connection. Nothing is decided, counted or waited for.
 */
@RestController
class TrialsController {
  private static final int MAX_BODY = 1024;

  private final Routers routers;
  private final TrialSender sender;
  private final Agencies agencies;
  private final Clock clock;

  TrialsController(Routers routers, TrialSender sender, Agencies agencies, Clock clock) {
    this.agencies = agencies;
    this.routers = routers;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * What was sent.
   *
   * @param topic where it stands
   */
  record Trial(String agency, UUID concernId, UUID referralId, int revision, String topic) {}

  @PostMapping(path = "/trial-referrals", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> send(InputStream body) throws IOException {
    byte[] given = body.readNBytes(MAX_BODY + 1);
    if (given.length > MAX_BODY) {
      return problem(HttpStatus.CONTENT_TOO_LARGE, "The body has at most " + MAX_BODY + " bytes.");
    }
    JsonNode asked;
    try {
      asked = Json.mapper().readTree(given);
    } catch (JacksonException _) {
      return problem(HttpStatus.BAD_REQUEST, "The body is not JSON.");
    }
    Optional<Agency> agency = agency(asked.path("agency").asString(""));
    if (agency.isEmpty() || asked.size() != 1) {
      return problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Name an agency of the procedure and nothing else, as in {\"agency\":\"POLICE\"}.");
    }
    return send(agency.get());
  }

  private ResponseEntity<byte[]> send(Agency agency) {
    // Avro keeps milliseconds.
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Referral trial = routers.trialsInForce(now).sent(TrialId.of(UUID.randomUUID()), agency, now);
    sender.send(trial);
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Json.mapper()
                .writeValueAsBytes(
                    new Trial(
                        agency.name(),
                        trial.concernId(),
                        trial.referralId(),
                        trial.revision(),
                        Topic.of(trial).topicName())));
  }

  private Optional<Agency> agency(String name) {
    return agencies.all().stream().filter(agency -> agency.name().equals(name)).findFirst();
  }

  /** Whoever tries a connection tries again. */
  @ExceptionHandler({ProceduresUnavailable.class, KafkaException.class, RegistryUnavailable.class})
  ResponseEntity<byte[]> unavailable() {
    return problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The trial could not be sent: the broker, the registry or the procedure is not there. Try"
            + " again later.");
  }

  private static ResponseEntity<byte[]> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(new ProblemDocument(status.getReasonPhrase(), status.value(), detail).bytes());
  }
}
