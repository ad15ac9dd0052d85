package org.referralrouter.audit.api;

import java.util.List;

/** Letters cannot be put back as they were asked to be. Ids and topics alone. */
public final class LetterRefusal extends RuntimeException {
  private final List<String> refusals;

  LetterRefusal(List<String> refusals) {
    super(String.join(" ", refusals));
    this.refusals = List.copyOf(refusals);
  }

  /** A sentence for each, with what to do. */
  public List<String> refusals() {
    return refusals;
  }
}
