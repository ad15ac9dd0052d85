package org.referralrouter.notification.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.notification.inbox.InboxReader;
import org.referralrouter.notification.response.ResponseDesk;
import org.referralrouter.notification.response.ResponseForm;
import org.referralrouter.notification.response.ResponseReceipt;
import org.referralrouter.notification.response.ResponseRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what agencies say to their referrals, and tells what became of it. */
@RestController
@RequestMapping(
    path = "/agencies/{agency}/referrals/{referralId}/responses",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class ResponseController {
  private static final int MAX_BODY = 64 * 1024;

  private final ResponseDesk desk;
  private final Agencies agencies;

  ResponseController(ResponseDesk desk, Agencies agencies) {
    this.desk = desk;
    this.agencies = agencies;
  }

  /** A response to a referral: 202, it is durable and on its way to routing. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<?> respond(
      @PathVariable String agency,
      @PathVariable UUID referralId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      InputStream body,
      JwtAuthenticationToken token)
      throws IOException {
    InboxReader reader = TokenReader.of(token, agency);
    byte[] json = body.readNBytes(MAX_BODY + 1);
    if (json.length > MAX_BODY) {
      return Problems.of(
          HttpStatus.CONTENT_TOO_LARGE, "A body has at most " + MAX_BODY + " bytes.");
    }
    return switch (ResponseHeaders.of(key, ifMatch)) {
      case RequestReading.Refused<ResponseHeaders> refused -> Problems.of(refused);
      case RequestReading.Accepted<ResponseHeaders>(var headers) ->
          switch (ResponseFormReader.read(json, reader.agency(), agencies)) {
            case RequestReading.Refused<ResponseForm> refused -> Problems.of(refused);
            case RequestReading.Accepted<ResponseForm>(var form) ->
                take(
                    new ResponseRequest(
                        reader,
                        referralId,
                        headers.revisionRead(),
                        headers.idempotencyKey(),
                        form));
          };
    };
  }

  private ResponseEntity<?> take(ResponseRequest request) {
    return switch (desk.take(request)) {
      case ResponseReceipt.Accepted(var id) ->
          ResponseEntity.accepted()
              .location(
                  URI.create(
                      "/agencies/%s/referrals/%s/responses/%s"
                          .formatted(request.reader().agency().slug(), request.referralId(), id)))
              .body(Map.of("responseId", id));
      case ResponseReceipt.UnknownReferral _ -> Problems.notFound();
      case ResponseReceipt.UnknownRevision(var latest) ->
          Problems.of(
              HttpStatus.PRECONDITION_FAILED,
              "The referral's latest revision is "
                  + latest
                  + ". Name in If-Match the one that you have read.");
      case ResponseReceipt.KeyInUse _ ->
          Problems.of(
              HttpStatus.CONFLICT,
              "This Idempotency-Key belongs to another response. Use a new key for a new one.");
      case ResponseReceipt.NotAllowed(var problems) -> Problems.notAllowed(problems);
      case ResponseReceipt.NotNow(var detail) -> Problems.of(HttpStatus.CONFLICT, detail);
    };
  }

  /** What became of a response, by the inbox or by Kafka. */
  @GetMapping("/{responseId}")
  public ResponseEntity<?> show(
      @PathVariable String agency,
      @PathVariable UUID referralId,
      @PathVariable UUID responseId,
      JwtAuthenticationToken token) {
    return desk.show(TokenReader.of(token, agency), referralId, responseId)
        .<ResponseEntity<?>>map(
            logged ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(ResponseView.of(logged)))
        .orElseGet(Problems::notFound);
  }
}
