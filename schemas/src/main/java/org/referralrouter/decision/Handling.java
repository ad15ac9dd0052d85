package org.referralrouter.decision;

/** What the procedure tells the receiving agency to mind. */
public record Handling(String instruction, String paragraph, String rule) {}
