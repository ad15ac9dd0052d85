package org.referralrouter.notification.mail;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import io.namastack.outbox.retry.OutboxRetryAware;
import io.namastack.outbox.retry.OutboxRetryPolicy;
import org.referralrouter.notification.inbox.KeptReferral;
import org.referralrouter.notification.inbox.Referrals;
import org.referralrouter.notification.outbox.EndlessRetries;
import org.referralrouter.notification.outbox.TraceContext;
import org.referralrouter.notification.outgoing.ReferralMailDue;
import org.springframework.stereotype.Component;

/**
 * Tells an agency of its referrals. Whether only restricted readers may know is asked each time.
 */
@Component
class ReferralMailer implements OutboxTypedHandler<ReferralMailDue>, OutboxRetryAware {
  private final Referrals referrals;
  private final AddressBook addresses;
  private final MailDelivery delivery;
  private final MailSettings settings;
  private final TraceContext traces;

  ReferralMailer(
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
  public void handle(ReferralMailDue due, OutboxRecordMetadata metadata) {
    traces.continued(metadata.getContext(), "mail", () -> send(due));
  }

  private void send(ReferralMailDue due) {
    boolean restricted =
        referrals.find(due.referralId()).map(KeptReferral::restricted).orElse(true);
    addresses
        .readers(due.agency(), restricted)
        .ifPresent(
            addressee ->
                delivery.send(
                    Notice.of(due), addressee, ReferralMail.about(due, settings.inboxUrl())));
  }

  @Override
  public OutboxRetryPolicy getRetryPolicy() {
    return new EndlessRetries(settings.firstRetry(), settings.longestRetry());
  }
}
