package org.referralrouter.decision;

/** What the reporter is advised to do; never instead of a referral. */
public record Advice(String code, String paragraph, String rule) {}
