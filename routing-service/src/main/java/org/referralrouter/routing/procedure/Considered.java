package org.referralrouter.routing.procedure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row that was asked and did not apply.
 *
 * @param about the ref of a person, or the referral, that it was asked about; empty where it is the
 *     concern
 * @param because the facts that its unmet conditions ask about, with what they are; codes and truth
 *     values only
 */
public record Considered(RuleTable.Rule rule, String about, Map<String, Object> because) {
  public Considered {
    because = Collections.unmodifiableMap(new TreeMap<>(because));
  }
}
