package org.referralrouter.routing.concern;

/**
 * What the police were shown from a revision of their referral on.
 *
 * @param from the first revision that showed it
 */
public record PoliceView(int from, Cover cover) {}
