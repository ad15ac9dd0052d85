package org.referralrouter.notification.inbox;

import java.time.Instant;
import org.referralrouter.event.AcknowledgementOutcome;

/**
 * What an agency has last answered to a referral of its own.
 *
 * @param revision of the referral that it answered, which may be an earlier one than the latest
 */
public record Acknowledged(int revision, AcknowledgementOutcome outcome, Instant at) {}
