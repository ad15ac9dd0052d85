package org.referralrouter.notification.outbox;

import java.util.List;
import org.referralrouter.concern.Agency;
import org.referralrouter.edge.outbox.NewEntry;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.referralrouter.notification.outgoing.MailDue;
import org.referralrouter.notification.outgoing.Outgoing;
import org.referralrouter.notification.outgoing.ReferralMailDue;
import org.referralrouter.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Puts what leaves the service into its queues, in the caller's transaction. Events of one concern
 * leave in order; mails wait for nobody but their own referral's earlier ones.
 */
@Component
class QueuedOutgoing implements Outgoing {
  private final Outbox events;
  private final Outbox mails;
  private final TraceContext traces;

  QueuedOutgoing(Outbox eventOutbox, Outbox mailOutbox, TraceContext traces) {
    this.events = eventOutbox;
    this.mails = mailOutbox;
    this.traces = traces;
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
    events.add(
        List.of(
            new NewEntry(
                event.key(),
                topic.topicName(),
                Json.mapper().writeValueAsString(event),
                traces.present())));
  }

  @Override
  public void mail(List<? extends MailDue> due) {
    mails.add(
        due.stream()
            .map(
                mail ->
                    new NewEntry(
                        key(mail),
                        MailKind.of(mail).name(),
                        Json.mapper().writeValueAsString(mail),
                        mail.traceParent() == null ? traces.present() : mail.traceParent()))
            .toList());
  }

  private static String key(MailDue mail) {
    return switch (mail) {
      case ReferralMailDue referral -> referral.referralId().toString();
      case EscalationMailDue escalation -> "escalation:" + escalation.escalationId();
    };
  }
}
