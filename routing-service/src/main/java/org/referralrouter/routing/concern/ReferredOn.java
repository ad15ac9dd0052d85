package org.referralrouter.routing.concern;

import org.referralrouter.decision.Urgency;

/**
 * A referral that an agency's redirect opened, or to which it added its purpose (lifecycle, L11).
 *
 * @param key the agency that should act, and about whom
 * @param urgency that of the referral that was redirected
 */
public record ReferredOn(ReferralKey key, Urgency urgency) {}
