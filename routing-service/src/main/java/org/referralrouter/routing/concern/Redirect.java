package org.referralrouter.routing.concern;

import org.referralrouter.concern.Agency;

/**
 * An agency passed a referral on (lifecycle, L11).
 *
 * @param from the agency that did
 * @param to the referral that it led to
 */
public record Redirect(Agency from, ReferralKey to) {}
