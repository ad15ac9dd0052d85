package org.referralrouter.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.edge.log.RequestConcern;
import org.referralrouter.intake.progress.ConcernStatus;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.Receipt;
import org.referralrouter.intake.submission.RevisionOutcome;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Digest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One concern at a time over HTTP (contract, "HTTP"). */
@RestController
class ConcernController {
  private final Intake intake;
  private final RateLimit rate;
  private final ConcernJson reader;

  ConcernController(Intake intake, RateLimit rate, ConcernJson reader) {
    this.intake = intake;
    this.rate = rate;
    this.reader = reader;
  }

  // What an address produces is compared with Accept before anything is done (contract, "HTTP").
  @PostMapping(
      path = "/concerns",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Receipt> submit(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request,
      Principal client)
      throws IOException {
    rate.count(client.getName());
    String idempotencyKey = RequestHeaders.idempotencyKey(key);
    byte[] body = Body.of(request);
    Concern concern = Body.first(body, reader);
    var submission = new Submission(client.getName(), idempotencyKey, Digest.of(body), concern);
    return switch (intake.submit(submission)) {
      case SubmissionOutcome.Created(var receipt) -> answer(HttpStatus.CREATED, receipt);
      case SubmissionOutcome.Repeated(var receipt) -> answer(HttpStatus.OK, receipt);
      case SubmissionOutcome.KeyTaken _ -> throw keyTaken();
      case SubmissionOutcome.Refused(var problems) ->
          throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, problems);
    };
  }

  @PutMapping(
      path = "/concerns/{id}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Receipt> revise(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request,
      Principal client)
      throws IOException {
    rate.count(client.getName());
    int seen = RequestHeaders.ifMatch(ifMatch);
    UUID concernId = concernId(id);
    byte[] body = Body.of(request);
    Concern concern = Body.amendment(body, reader);
    return switch (intake.revise(concernId, seen, client.getName(), Digest.of(body), concern)) {
      case RevisionOutcome.Revised(var receipt) -> answer(HttpStatus.OK, receipt);
      case RevisionOutcome.Stale _ ->
          throw new Refusal(
              HttpStatus.PRECONDITION_FAILED,
              "The revision in If-Match is not the latest; read the concern's status first");
      case RevisionOutcome.Refused(var problems) ->
          throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, problems);
      case RevisionOutcome.Unknown _ -> throw Refusal.noSuchConcern();
    };
  }

  @GetMapping(path = "/concerns/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ConcernStatus> status(@PathVariable String id, Principal client) {
    rate.count(client.getName());
    ConcernStatus status =
        intake.status(concernId(id), client.getName()).orElseThrow(Refusal::noSuchConcern);
    return ResponseEntity.ok().eTag(etag(status.revision())).body(status);
  }

  static Refusal keyTaken() {
    return new Refusal(
        HttpStatus.CONFLICT,
        "This Idempotency-Key belongs to another concern; use a new key for a new concern");
  }

  private static ResponseEntity<Receipt> answer(HttpStatus status, Receipt receipt) {
    RequestConcern.found(receipt.concernId());
    return ResponseEntity.status(status)
        .location(URI.create("/concerns/" + receipt.concernId()))
        .eTag(etag(receipt.revision()))
        .body(receipt);
  }

  private static String etag(int revision) {
    return "\"" + revision + "\"";
  }

  private static UUID concernId(String text) {
    return ConcernId.of(text).orElseThrow(Refusal::noSuchConcern);
  }
}
