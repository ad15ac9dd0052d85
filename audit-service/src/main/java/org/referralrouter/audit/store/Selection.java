package org.referralrouter.audit.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EntryQuery;

/** A query as SQL, with only the conditions that narrow, so that each finds its index. */
record Selection(String sql, List<Object> values) {

  static Selection of(EntryQuery query) {
    Conditions conditions = new Conditions();
    conditions.add("concern_id = ?", query.concern());
    conditions.add("referral_id = ?", query.referral());
    conditions.add("agency = ?", query.agency() == null ? null : query.agency().name());
    conditions.add("type = ?", query.type());
    conditions.add("topic = ?", query.topic() == null ? null : query.topic().topicName());
    conditions.add("actor = ?", query.actor());
    conditions.add("happened_at >= ?", query.from() == null ? null : EntryRow.time(query.from()));
    conditions.add("happened_at < ?", query.to() == null ? null : EntryRow.time(query.to()));
    conditions.add("id > ?", query.after());
    conditions.values.add(query.limit());
    return new Selection(
        "SELECT %s FROM entry WHERE %s ORDER BY id LIMIT ?"
            .formatted(EntryRow.COLUMNS, String.join(" AND ", conditions.texts)),
        conditions.values);
  }

  private static final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    void add(String text, @Nullable Object value) {
      if (value != null) {
        texts.add(text);
        values.add(value);
      }
    }
  }
}
