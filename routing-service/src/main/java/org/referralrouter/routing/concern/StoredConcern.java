package org.referralrouter.routing.concern;

import java.util.List;
import java.util.TreeMap;

/**
 * A concern's state as it is kept.
 *
 * @param rows of its referrals, in order
 */
public record StoredConcern(ConcernState.Header header, List<SentReferral> rows) {
  static StoredConcern of(ConcernState state) {
    return new StoredConcern(state.header(), List.copyOf(state.referrals().values()));
  }

  ConcernState state() {
    TreeMap<ReferralKey, SentReferral> referrals = new TreeMap<>();
    rows.forEach(row -> referrals.put(row.key(), row));
    return new ConcernState(header, referrals);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "StoredConcern[redacted]";
  }
}
