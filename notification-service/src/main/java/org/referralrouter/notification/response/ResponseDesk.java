package org.referralrouter.notification.response;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.notification.inbox.AccessAction;
import org.referralrouter.notification.inbox.AccessLog;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.notification.inbox.InboxReader;
import org.referralrouter.notification.outgoing.Outgoing;
import org.referralrouter.notification.response.ResponseLog.Memory;

/** Takes what agencies say to their referrals. Each method is one transaction of its caller. */
public final class ResponseDesk {
  private final Inbox inbox;
  private final ResponseLog log;
  private final AccessLog access;
  private final Outgoing outgoing;
  private final Clock clock;

  public ResponseDesk(
      Inbox inbox, ResponseLog log, AccessLog access, Outgoing outgoing, Clock clock) {
    this.inbox = inbox;
    this.log = log;
    this.access = access;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /** Takes a response once, however often it is sent, or says at once why not. */
  public ResponseReceipt take(ResponseRequest request) {
    UUID id = request.responseId();
    return switch (log.recall(request.reader().agency(), id, request.contentId())) {
      case SAME -> new ResponseReceipt.Accepted(id);
      case ANOTHER -> new ResponseReceipt.KeyInUse();
      case NONE -> first(request);
    };
  }

  private ResponseReceipt first(ResponseRequest request) {
    InboxReader reader = request.reader();
    Optional<Referral> found = inbox.find(reader, request.referralId(), AccessAction.RESPONSE_SENT);
    if (found.isEmpty()) {
      return new ResponseReceipt.UnknownReferral();
    }
    ResponseForm form = request.form();
    if (form.kind() == ResponseKind.EMBARGO_RELEASED && !Agency.POLICE.equals(reader.agency())) {
      access.refused(
          AccessAction.EMBARGO_RELEASE, reader.actor(), reader.agency(), request.referralId());
    }
    return ResponseCheck.of(found.get(), request.revisionRead(), form)
        .orElseGet(() -> send(request, found.get().concernId()));
  }

  private ResponseReceipt send(ResponseRequest request, UUID concernId) {
    Agency agency = request.reader().agency();
    Response response =
        request
            .form()
            .response(
                request.responseId(),
                request.referralId(),
                concernId,
                request.revisionRead(),
                clock.instant());
    Memory before = log.remember(agency, response, request.contentId(), clock.instant());
    if (before == Memory.NONE) {
      outgoing.respond(agency, response);
    }
    return before == Memory.ANOTHER
        ? new ResponseReceipt.KeyInUse()
        : new ResponseReceipt.Accepted(response.responseId());
  }

  /** What has become of a response, for whoever may read its referral. */
  public Optional<LoggedResponse> show(InboxReader reader, UUID referralId, UUID responseId) {
    Optional<Referral> referral = inbox.find(reader, referralId, AccessAction.RESPONSE_READ);
    if (referral.isEmpty()) {
      return Optional.empty();
    }
    Optional<LoggedResponse> found = log.find(reader.agency(), referralId, responseId);
    found.ifPresent(_ -> access.shown(AccessAction.RESPONSE_READ, reader, referral.get()));
    return found;
  }
}
