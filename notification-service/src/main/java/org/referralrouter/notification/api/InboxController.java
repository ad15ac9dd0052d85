package org.referralrouter.notification.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Referral;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.notification.inbox.InboxQuery;
import org.referralrouter.wire.Json;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows an agency its own referrals. The record of a showing is in the showing's transaction. */
@RestController
@RequestMapping(path = "/agencies/{agency}/referrals", produces = MediaType.APPLICATION_JSON_VALUE)
@Transactional
class InboxController {
  private final Inbox inbox;

  InboxController(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The list, last changed first. */
  @GetMapping
  public ResponseEntity<?> list(
      @PathVariable String agency,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String waiting,
      @RequestParam(required = false) @Nullable String overdue,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit,
      JwtAuthenticationToken token) {
    return switch (InboxQueryReader.read(state, waiting, overdue, after, limit)) {
      case RequestReading.Refused<InboxQuery> refused -> Problems.of(refused);
      case RequestReading.Accepted<InboxQuery>(var query) ->
          ResponseEntity.ok()
              .cacheControl(CacheControl.noStore())
              .body(inbox.list(TokenReader.of(token, agency), query));
    };
  }

  /** A whole referral; its ETag is its revision, for If-Match of a response. */
  @GetMapping("/{referralId}")
  public ResponseEntity<?> show(
      @PathVariable String agency, @PathVariable UUID referralId, JwtAuthenticationToken token) {
    return inbox
        .show(TokenReader.of(token, agency), referralId)
        .<ResponseEntity<?>>map(InboxController::whole)
        .orElseGet(Problems::notFound);
  }

  private static ResponseEntity<String> whole(Referral referral) {
    return ResponseEntity.ok()
        .eTag(Integer.toString(referral.revision()))
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.mapper().writeValueAsString(referral));
  }
}
