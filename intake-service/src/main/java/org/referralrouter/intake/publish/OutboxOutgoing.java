package org.referralrouter.intake.publish;

import io.namastack.outbox.Outbox;
import org.referralrouter.event.Event;
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
    outbox.schedule(event, event.key());
  }
}
