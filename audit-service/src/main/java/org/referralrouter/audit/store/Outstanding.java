package org.referralrouter.audit.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.concern.Agency;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the list of what is still to come: a concern's decision, a referral's delivery and
 * acknowledgement. Records of different partitions come in any order, so the list may hold what is
 * settled by now; whoever reads it asks once more.
 */
final class Outstanding {
  private static final String OPEN =
      """
      INSERT INTO outstanding (kind, id, revision, at, agency, concern) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (kind, id) DO UPDATE SET revision = EXCLUDED.revision, at = EXCLUDED.at
      WHERE outstanding.revision < EXCLUDED.revision
      """;
  private static final String SETTLE =
      "DELETE FROM outstanding WHERE kind = ? AND id = ? AND revision <= ?";

  private final JdbcTemplate jdbc;

  Outstanding(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void follow(List<NewEntry> entries) {
    List<Object[]> opened =
        entries.stream().map(NewEntry::facts).flatMap(facts -> opens(facts).stream()).toList();
    List<Object[]> settled =
        entries.stream().map(NewEntry::facts).flatMap(facts -> settles(facts).stream()).toList();
    if (!opened.isEmpty()) {
      int[] _ = jdbc.batchUpdate(OPEN, opened);
    }
    if (!settled.isEmpty()) {
      int[] _ = jdbc.batchUpdate(SETTLE, settled);
    }
  }

  /** What is open, without what other partitions' records have settled before it was opened. */
  List<Missing> find(
      Missing.Kind kind, @Nullable Agency agency, @Nullable Instant before, int limit) {
    List<Object> values = new ArrayList<>(List.of((short) kind.number(), settler(kind)));
    StringBuilder more = new StringBuilder();
    if (kind == Missing.Kind.DELIVERY) {
      more.append(" AND r.outcome = 'DELIVERED'");
    }
    more.append(" AND coalesce(r.revision, o.revision) >= o.revision)");
    if (agency != null) {
      more.append(" AND o.agency = ?");
      values.add(Codes.ofAgency(agency));
    }
    if (before != null) {
      more.append(" AND o.at < ?");
      values.add(Selection.time(before));
    }
    values.add(limit);
    String id = kind == Missing.Kind.DECISION ? "r.concern" : "r.referral";
    return jdbc.query(
        "SELECT o.id, o.concern, o.agency, o.revision, o.at FROM outstanding o WHERE o.kind = ?"
            + " AND NOT EXISTS (SELECT FROM reference r WHERE "
            + id
            + " = o.id AND r.type = ?"
            + more
            + " ORDER BY o.at, o.id LIMIT ?",
        (row, _) ->
            new Missing(
                kind,
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Codes.agency(row.getShort(3)),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant()),
        values.toArray());
  }

  private static short settler(Missing.Kind kind) {
    return Codes.ofType(
        switch (kind) {
          case DECISION -> "Decision";
          case DELIVERY -> "NotificationOutcome";
          case ACKNOWLEDGEMENT -> "Acknowledgement";
        });
  }

  private static List<Object[]> opens(Facts facts) {
    UUID concern = facts.concernId();
    UUID referral = facts.referralId();
    if (concern == null) {
      return List.of();
    }
    if (facts.type().equals("Concern")) {
      return List.<Object[]>of(row(Missing.Kind.DECISION, concern, facts, concern));
    }
    if (facts.type().equals("Referral") && referral != null && !withdrawn(facts)) {
      return List.of(
          row(Missing.Kind.DELIVERY, referral, facts, concern),
          row(Missing.Kind.ACKNOWLEDGEMENT, referral, facts, concern));
    }
    return List.of();
  }

  private static List<Object[]> settles(Facts facts) {
    UUID concern = facts.concernId();
    UUID referral = facts.referralId();
    int revision = facts.revision() == null ? Integer.MAX_VALUE : facts.revision();
    if (facts.type().equals("Decision") && concern != null) {
      return List.<Object[]>of(settled(Missing.Kind.DECISION, concern, revision));
    }
    if (referral == null) {
      return List.of();
    }
    if (facts.type().equals("Referral") && withdrawn(facts)) {
      return List.of(
          settled(Missing.Kind.DELIVERY, referral, revision),
          settled(Missing.Kind.ACKNOWLEDGEMENT, referral, revision));
    }
    if (facts.type().equals("NotificationOutcome") && "DELIVERED".equals(facts.outcome())) {
      return List.<Object[]>of(settled(Missing.Kind.DELIVERY, referral, revision));
    }
    return facts.type().equals("Acknowledgement")
        ? List.<Object[]>of(settled(Missing.Kind.ACKNOWLEDGEMENT, referral, revision))
        : List.of();
  }

  private static boolean withdrawn(Facts facts) {
    return "WITHDRAWN".equals(facts.outcome());
  }

  private static Object[] row(Missing.Kind kind, UUID id, Facts facts, UUID concern) {
    Agency agency = facts.agency();
    return new Object[] {
      (short) kind.number(),
      id,
      facts.revision() == null ? 0 : facts.revision(),
      Timestamp.from(facts.at()),
      Codes.ofAgency(agency),
      concern
    };
  }

  private static Object[] settled(Missing.Kind kind, UUID id, int revision) {
    return new Object[] {(short) kind.number(), id, revision};
  }
}
