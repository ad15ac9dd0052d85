package org.referralrouter.notification.api;

import static org.referralrouter.notification.api.Actor.actor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Problem;
import org.referralrouter.event.ReferralState;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.notification.inbox.InboxLine;
import org.referralrouter.notification.inbox.KeptReferral;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows an agency its own referrals. The record of a showing is in the showing's transaction. */
@RestController
@Transactional
class InboxController {
  private static final int MAX_LIMIT = 200;

  private final Inbox inbox;

  InboxController(Inbox inbox) {
    this.inbox = inbox;
  }

  /** A page of the list, with what {@code after} must be for the next; null on the last page. */
  record Page(List<InboxLine> referrals, @Nullable String next) {}

  /** The list, latest arrival first. */
  @GetMapping("/agencies/{agency}/referrals")
  public ResponseEntity<?> list(
      @PathVariable String agency,
      @RequestParam(required = false) @Nullable ReferralState state,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Jwt token) {
    if (limit < 1 || limit > MAX_LIMIT) {
      return Problems.of(
          HttpStatus.BAD_REQUEST,
          "A parameter is wrong.",
          List.of(new Problem("", "limit must be from 1 to " + MAX_LIMIT)));
    }
    List<InboxLine> lines = inbox.list(Agency.ofSlug(agency), state, after, limit, actor(token));
    String next = lines.size() < limit ? null : Long.toString(lines.getLast().number());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Page(lines, next));
  }

  /** A whole referral; its ETag is its revision, for If-Match of an answer. */
  @GetMapping("/agencies/{agency}/referrals/{referralId}")
  public ResponseEntity<?> show(
      @PathVariable String agency,
      @PathVariable UUID referralId,
      @AuthenticationPrincipal Jwt token) {
    return inbox
        .show(Agency.ofSlug(agency), referralId, actor(token))
        .<ResponseEntity<?>>map(InboxController::whole)
        .orElseGet(Problems::notFound);
  }

  private static ResponseEntity<String> whole(KeptReferral referral) {
    return ResponseEntity.ok()
        .eTag(Integer.toString(referral.revision()))
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(referral.json());
  }
}
