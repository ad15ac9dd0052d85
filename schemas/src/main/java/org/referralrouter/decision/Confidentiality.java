package org.referralrouter.decision;

/** A flag that binds whoever receives the referral. */
public record Confidentiality(String flag, String paragraph, String rule, Basis basis) {}
