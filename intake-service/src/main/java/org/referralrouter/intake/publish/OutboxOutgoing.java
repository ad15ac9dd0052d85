package org.referralrouter.intake.publish;

import io.namastack.outbox.Outbox;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.Outgoing;
import org.springframework.stereotype.Component;

/** Hands events to the outbox, in the caller's transaction. */
@Component
class OutboxOutgoing implements Outgoing {
  private final Outbox outbox;

  OutboxOutgoing(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void send(Event event) {
    outbox.schedule(event, order(event));
  }

  // Revisions of a concern leave in their order; they wait for nothing else that names the concern.
  private static String order(Event event) {
    return event instanceof ConcernRevision
        ? event.key()
        : Topic.of(event).topicName() + ":" + event.key();
  }
}
