package org.referralrouter.notification.inbox;

import java.time.Instant;
import org.referralrouter.event.ResponseKind;

/**
 * A response that routing has taken.
 *
 * @param revision of the referral that it names
 * @param at when it was taken
 */
public record TakenResponse(int revision, ResponseKind kind, Instant at) {}
