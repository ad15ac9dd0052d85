package org.referralrouter.notification.mail;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import io.namastack.outbox.retry.OutboxRetryAware;
import io.namastack.outbox.retry.OutboxRetryPolicy;
import org.referralrouter.event.Escalation;
import org.referralrouter.notification.inbox.KeptReferral;
import org.referralrouter.notification.inbox.Referrals;
import org.referralrouter.notification.outbox.EndlessRetries;
import org.referralrouter.notification.outbox.TraceContext;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.springframework.stereotype.Component;

/**
 * Tells a duty manager or the board of an agency's silence. Where the referral is not known here,
 * nobody can say that an ordinary colleague may be told of it, so restricted readers are.
 */
@Component
class EscalationMailer implements OutboxTypedHandler<EscalationMailDue>, OutboxRetryAware {
  private final Referrals referrals;
  private final AddressBook addresses;
  private final MailDelivery delivery;
  private final MailSettings settings;
  private final TraceContext traces;

  EscalationMailer(
      Referrals referrals,
      AddressBook addresses,
      MailDelivery delivery,
      MailSettings settings,
      TraceContext traces) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.delivery = delivery;
    this.settings = settings;
    this.traces = traces;
  }

  @Override
  public void handle(EscalationMailDue due, OutboxRecordMetadata metadata) {
    traces.continued(metadata.getContext(), "mail", () -> send(due));
  }

  private void send(EscalationMailDue due) {
    Escalation escalation = due.escalation();
    boolean restricted =
        referrals.find(escalation.referralId()).map(KeptReferral::restricted).orElse(true);
    delivery.send(
        Notice.of(due),
        addresses.escalation(escalation.level(), escalation.agency(), restricted),
        EscalationMail.about(escalation, settings.inboxUrl(), settings.zone()));
  }

  @Override
  public OutboxRetryPolicy getRetryPolicy() {
    return new EndlessRetries(settings.firstRetry(), settings.longestRetry());
  }
}
