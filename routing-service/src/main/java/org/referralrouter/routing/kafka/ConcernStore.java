package org.referralrouter.routing.kafka;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.ReferralKey;
import org.referralrouter.routing.concern.SentReferral;

/**
 * The concerns of a partition: of each a header, and a row for each referral. What is derived from
 * them, deadlines and tallies, changes in the transaction in which they do.
 */
final class ConcernStore {
  static final String HEADERS = "concerns";
  static final String ROWS = "referrals";

  private final KeyValueStore<String, ConcernState.Header> headers;
  private final KeyValueStore<String, SentReferral> rows;
  private final Deadlines deadlines;
  private final Tallies tallies;

  ConcernStore(ProcessorContext<?, ?> context) {
    this.headers = context.getStateStore(HEADERS);
    this.rows = context.getStateStore(ROWS);
    this.deadlines = new Deadlines(context.getStateStore(Deadlines.STORE));
    this.tallies = new Tallies(context.getStateStore(Tallies.STORE));
    readOne();
  }

  /**
   * Reads the first concern, so that a format that this version does not read is told at the start.
   */
  private void readOne() {
    try (var all = headers.all()) {
      if (all.hasNext()) {
        var _ = all.next();
      }
    }
  }

  ConcernState get(UUID id) {
    ConcernState.Header header = headers.get(id.toString());
    if (header == null) {
      return ConcernState.UNSEEN;
    }
    SortedMap<ReferralKey, SentReferral> referrals = new TreeMap<>();
    try (var found = rows.prefixScan(id + "/", new StringSerializer())) {
      found.forEachRemaining(entry -> referrals.put(entry.value.key(), entry.value));
    }
    return new ConcernState(header, referrals);
  }

  /** Writes what has changed, and nothing else. */
  void put(UUID id, ConcernState before, ConcernState after) {
    if (!after.header().equals(before.header())) {
      headers.put(id.toString(), after.header());
    }
    after
        .referrals()
        .forEach(
            (key, row) -> {
              SentReferral last = before.referrals().get(key);
              if (!row.equals(last)) {
                rows.put(
                    id + "/" + key.agency() + "/" + (key.subject() == null ? "" : key.subject()),
                    row);
                tallies.move(last, row);
              }
            });
    deadlines.move(id, before.nextEscalation(), after.nextEscalation());
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Tallies tallies() {
    return tallies;
  }
}
