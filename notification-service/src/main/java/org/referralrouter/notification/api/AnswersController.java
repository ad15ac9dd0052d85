package org.referralrouter.notification.api;

import static org.referralrouter.notification.api.Actor.actor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.notification.inbox.Answered;
import org.referralrouter.notification.inbox.Asked;
import org.referralrouter.notification.inbox.EmbargoReleases;
import org.referralrouter.notification.inbox.Inbox;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes what agencies answer. */
@RestController
@Transactional
class AnswersController {
  private static final int MAX_BODY = 64 * 1024;

  private final Inbox inbox;
  private final EmbargoReleases releases;

  AnswersController(Inbox inbox, EmbargoReleases releases) {
    this.inbox = inbox;
    this.releases = releases;
  }

  /** An agency's acknowledgement of a referral: 202, it is durable and on its way. */
  @PostMapping(
      path = "/agencies/{agency}/referrals/{referralId}/acknowledgements",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<?> acknowledge(
      @PathVariable String agency,
      @PathVariable UUID referralId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      InputStream body,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    Agency ofPath = Agency.ofSlug(agency);
    return answer(
        body,
        json -> AnswerBody.acknowledgement(json, ofPath),
        Conditions.of(actor(token), key, ifMatch),
        (answer, asked) -> inbox.acknowledge(ofPath, referralId, answer, asked),
        "acknowledgementId");
  }

  /** The police's release of an embargo (paragraph 17): 202, it is durable and on its way. */
  @PostMapping(
      path = "/agencies/police/concerns/{concernId}/embargo-releases",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<?> release(
      @PathVariable UUID concernId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      InputStream body,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    return answer(
        body,
        AnswerBody::release,
        Conditions.of(actor(token), key, null),
        (release, asked) -> releases.release(concernId, release, asked),
        "releaseId");
  }

  private static <T> ResponseEntity<?> answer(
      InputStream body,
      Function<byte[], BodyReading<T>> reader,
      BodyReading<Asked> conditions,
      BiFunction<T, Asked, Answered> take,
      String idName)
      throws IOException {
    byte[] json = body.readNBytes(MAX_BODY + 1);
    if (json.length > MAX_BODY) {
      return Problems.of(
          HttpStatus.CONTENT_TOO_LARGE, "A body has at most " + MAX_BODY + " bytes.");
    }
    return switch (conditions) {
      case BodyReading.Unreadable<Asked>(var detail) -> Problems.of(HttpStatus.BAD_REQUEST, detail);
      case BodyReading.Refused<Asked>(var problems) ->
          Problems.of(HttpStatus.BAD_REQUEST, "A header is wrong.", problems);
      case BodyReading.Right<Asked>(var asked) ->
          switch (reader.apply(json)) {
            case BodyReading.Unreadable<T>(var detail) ->
                Problems.of(HttpStatus.BAD_REQUEST, detail);
            case BodyReading.Refused<T>(var problems) ->
                Problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Some of the body is not allowed.", problems);
            case BodyReading.Right<T>(var content) -> told(take.apply(content, asked), idName);
          };
    };
  }

  private static ResponseEntity<?> told(Answered answered, String idName) {
    return switch (answered) {
      case Answered.Taken(var id) -> ResponseEntity.accepted().body(Map.of(idName, id));
      case Answered.NotTheirs _ -> Problems.notFound();
      case Answered.RevisionMoved(var latest) ->
          Problems.of(
              HttpStatus.PRECONDITION_FAILED,
              "The referral is at revision " + latest + " now. Read it again before you answer.");
      case Answered.KeyTaken _ ->
          Problems.of(
              HttpStatus.CONFLICT,
              "This Idempotency-Key belongs to another answer. Use a new key for a new answer.");
    };
  }
}
