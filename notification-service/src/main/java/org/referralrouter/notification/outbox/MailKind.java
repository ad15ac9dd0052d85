package org.referralrouter.notification.outbox;

import org.referralrouter.edge.outbox.QueuedEntry;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.referralrouter.notification.outgoing.MailDue;
import org.referralrouter.notification.outgoing.ReferralMailDue;
import org.referralrouter.wire.Json;

/** What a queued mail is about, as the queue names it. */
public enum MailKind {
  REFERRAL(ReferralMailDue.class),
  ESCALATION(EscalationMailDue.class);

  private final Class<? extends MailDue> type;

  MailKind(Class<? extends MailDue> type) {
    this.type = type;
  }

  static MailKind of(MailDue mail) {
    return switch (mail) {
      case ReferralMailDue _ -> REFERRAL;
      case EscalationMailDue _ -> ESCALATION;
    };
  }

  /** The mail that a queued entry holds. */
  public static MailDue read(QueuedEntry entry) {
    return Json.mapper().readValue(entry.content(), valueOf(entry.kind()).type);
  }
}
