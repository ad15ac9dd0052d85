package org.referralrouter.decision;

import java.util.List;

/**
 * Why an agency receives a referral.
 *
 * @param paragraphs the procedure's paragraphs, in their order
 * @param rules the rows of the reading that gave it, in their order
 */
public record Purpose(String code, List<String> paragraphs, List<String> rules, Basis basis) {

  public Purpose {
    paragraphs = List.copyOf(paragraphs);
    rules = List.copyOf(rules);
  }
}
