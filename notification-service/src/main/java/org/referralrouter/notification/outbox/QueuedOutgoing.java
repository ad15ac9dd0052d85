package org.referralrouter.notification.outbox;

import io.namastack.outbox.Outbox;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.referralrouter.notification.outgoing.MailDue;
import org.referralrouter.notification.outgoing.Outgoing;
import org.referralrouter.notification.outgoing.ReferralMailDue;
import org.springframework.stereotype.Component;

/**
 * Puts what leaves the service into the queue, in the caller's transaction. Events of one concern
 * leave in order; mails wait for nobody but their own referral's earlier ones.
 */
@Component
class QueuedOutgoing implements Outgoing {
  private final Outbox outbox;

  QueuedOutgoing(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void publish(Event event) {
    queue(Topic.of(event), event);
  }

  @Override
  public void respond(Agency agency, Response response) {
    queue(Topic.ofResponsesFrom(agency), response);
  }

  private void queue(Topic topic, Event event) {
    outbox.schedule(Publication.of(topic, event), "event:" + event.key());
  }

  @Override
  public void mail(MailDue mail) {
    switch (mail) {
      case ReferralMailDue referral -> outbox.schedule(referral, "mail:" + referral.referralId());
      case EscalationMailDue escalation ->
          outbox.schedule(escalation, "escalation:" + escalation.escalationId());
    }
  }
}
