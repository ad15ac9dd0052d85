package org.referralrouter.notification.store;

import static org.referralrouter.notification.store.Times.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.notification.inbox.InboxLine;
import org.referralrouter.notification.inbox.TakenResponse;
import org.referralrouter.notification.inbox.Waiting;

/** Reads the lines of a list. */
final class LineRow {
  private LineRow() {}

  static InboxLine read(ResultSet row) throws SQLException {
    String escalated = row.getString("escalation_level");
    return new InboxLine(
        row.getLong("number"),
        row.getObject("referral_id", UUID.class),
        row.getObject("concern_id", UUID.class),
        row.getInt("revision"),
        ReferralState.valueOf(row.getString("state")),
        Urgency.valueOf(row.getString("urgency")),
        row.getBoolean("restricted"),
        Objects.requireNonNull(instant(row, "issued_at")),
        instant(row, "receipt_by"),
        instant(row, "decision_by"),
        Waiting.valueOf(row.getString("waiting")),
        row.getBoolean("overdue"),
        escalated == null ? null : EscalationLevel.valueOf(escalated),
        taken(row, "received"),
        taken(row, "decided"));
  }

  private static @Nullable TakenResponse taken(ResultSet row, String prefix) throws SQLException {
    Instant at = instant(row, prefix + "_at");
    return at == null
        ? null
        : new TakenResponse(
            row.getInt(prefix + "_revision"),
            ResponseKind.valueOf(row.getString(prefix + "_kind")),
            at);
  }
}
