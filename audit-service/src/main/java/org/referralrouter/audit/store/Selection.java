package org.referralrouter.audit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.concern.Agency;

/**
 * A query as SQL that an index answers in order: concerns and referrals are few rows each; by
 * client, agency or type, the index is asked once for every agency and type that are meant, since
 * each of its stretches is in the order of time.
 */
record Selection(String sql, List<Object> values) {
  private static final String ORDER = "ORDER BY r.at, r.log, r.idx LIMIT ?";

  /**
   * The SQL of a query.
   *
   * @param person the number of the person's key, where one is asked for
   * @param actor the number of the client's key, where one is asked for
   */
  static Selection of(
      EntryQuery query, @Nullable Long person, @Nullable Long actor, AgencyNumbers numbers) {
    Conditions conditions = new Conditions();
    boolean few = query.concern() != null || query.referral() != null;
    conditions.add("r.concern = ?", query.concern());
    conditions.add("r.referral = ?", query.referral());
    conditions.add("r.person = ?", person);
    conditions.add("r.actor = ?", actor);
    conditions.add("r.at >= ?", query.from() == null ? null : time(query.from()));
    conditions.add("r.at < ?", query.to() == null ? null : time(query.to()));
    if (query.after() != null) {
      conditions.add("(r.at, r.log, r.idx) > (?, ?, ?)", time(query.after().at()));
      conditions.values.add(query.after().log());
      conditions.values.add(query.after().index());
    }
    conditions.add("r.log IN (SELECT id FROM log WHERE topic = ?)", query.topic());
    Short[] types = types(query);
    Agency agency = query.agency();
    Short[] agencies = agency == null ? numbers.all() : new Short[] {numbers.of(agency)};
    if (few) {
      // Not asked for where every one is meant: the planner would take it for the narrower way.
      conditions.add("r.type = ANY (?)", types.length == Codes.everyType().length ? null : types);
      conditions.add("r.agency = ?", agency == null ? null : agencies[0]);
      conditions.values.add(query.limit());
      return selection(
          "SELECT * FROM reference r WHERE " + conditions.text() + " " + ORDER, conditions.values);
    }
    String all = conditions.text().isEmpty() ? "" : " AND " + conditions.text();
    List<Object> values = new ArrayList<>();
    values.add(agencies);
    values.add(types);
    values.addAll(conditions.values);
    values.add(query.limit());
    values.add(query.limit());
    return selection(
        "SELECT r.* FROM unnest(?::smallint[]) a, unnest(?::smallint[]) t, LATERAL"
            + " (SELECT * FROM reference r WHERE r.agency = a AND r.type = t"
            + all
            + " "
            + ORDER
            + ") r "
            + ORDER,
        values);
  }

  /** The SQL of one entry. */
  static Selection of(LogId log, long index) {
    return selection(
        "SELECT * FROM reference r WHERE r.idx = ? AND r.log IN"
            + " (SELECT id FROM log WHERE topic_id = ? AND partition = ?)",
        List.of(index, log.topicId(), log.partition()));
  }

  private static Selection selection(String inner, List<Object> values) {
    return new Selection(
        """
        SELECT r.*, l.bytes, g.topic, g.topic_id, g.partition FROM (%s) r
        JOIN leaf l ON l.log = r.log AND l.idx = r.idx JOIN log g ON g.id = r.log
        ORDER BY r.at, r.log, r.idx
        """
            .formatted(inner),
        values);
  }

  /** A topic's records are of one type, or could not be read. */
  private static Short[] types(EntryQuery query) {
    String topic = query.topic();
    if (query.type() != null) {
      return new Short[] {Codes.ofType(query.type())};
    }
    return topic == null
        ? Codes.everyType()
        : new Short[] {Codes.ofType(EntryType.ofTopic(topic)), Codes.ofType(EntryType.UNREADABLE)};
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
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

    String text() {
      return String.join(" AND ", texts);
    }
  }
}
