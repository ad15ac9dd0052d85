package org.referralrouter.intake.publish;

import java.util.List;
import org.referralrouter.edge.outbox.NewEntry;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.Outgoing;
import org.referralrouter.wire.Json;
import org.springframework.stereotype.Component;

/** Queues events in the caller's transaction. */
@Component
class QueuedOutgoing implements Outgoing {
  private final Outbox outbox;
  private final TraceParent trace;

  QueuedOutgoing(Outbox outbox, TraceParent trace) {
    this.outbox = outbox;
    this.trace = trace;
  }

  @Override
  public void send(Event event) {
    outbox.add(List.of(queued(event)));
  }

  // Revisions of a concern leave in their order; they wait for nothing else that names the concern.
  private NewEntry queued(Event event) {
    Topic topic = Topic.of(event);
    return event instanceof ConcernRevision revision
        ? new NewEntry(
            event.key(), topic.topicName(), Integer.toString(revision.revision()), trace.present())
        : new NewEntry(
            topic.topicName() + ":" + event.key(),
            topic.topicName(),
            Json.mapper().writeValueAsString(event),
            trace.present());
  }
}
