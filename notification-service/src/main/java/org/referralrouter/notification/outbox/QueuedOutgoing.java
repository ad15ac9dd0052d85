package org.referralrouter.notification.outbox;

import io.namastack.outbox.Outbox;
import org.referralrouter.event.Event;
import org.referralrouter.notification.inbox.MailDue;
import org.referralrouter.notification.inbox.Outgoing;
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
    outbox.schedule(Publication.of(event), "event:" + event.key());
  }

  @Override
  public void mail(MailDue mail) {
    outbox.schedule(mail, "mail:" + mail.referralId());
  }
}
