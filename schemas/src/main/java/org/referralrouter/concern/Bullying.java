package org.referralrouter.concern;

import java.util.Set;

/** What is known of bullying (paragraphs 40 to 45). */
public record Bullying(Set<BullyingForm> forms, Severity severity) {

  public Bullying {
    forms = Values.ordered(forms);
    severity = Values.or(severity, Severity.UNKNOWN);
  }
}
