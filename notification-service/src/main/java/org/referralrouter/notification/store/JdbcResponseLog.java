package org.referralrouter.notification.store;

import static org.referralrouter.notification.store.Times.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.notification.response.LoggedResponse;
import org.referralrouter.notification.response.ResponseForm;
import org.referralrouter.notification.response.ResponseLog;
import org.referralrouter.notification.response.ResponseState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a response. PostgreSQL decides which came first, however they race. */
@Repository
class JdbcResponseLog implements ResponseLog {
  private final JdbcClient jdbc;

  JdbcResponseLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Memory recall(Agency agency, UUID responseId, UUID contentId) {
    return jdbc.sql(
            """
            SELECT content_id IS NOT DISTINCT FROM :contentId AS same FROM response
            WHERE agency = :agency AND response_id = :responseId
            """)
        .param("agency", agency.name())
        .param("responseId", responseId)
        .param("contentId", contentId)
        .query((row, _) -> row.getBoolean("same") ? Memory.SAME : Memory.ANOTHER)
        .optional()
        .orElse(Memory.NONE);
  }

  @Override
  public Memory remember(Agency agency, Response response, UUID contentId, Instant at) {
    return insert(agency, response, contentId, at)
        ? Memory.NONE
        : recall(agency, response.responseId(), contentId);
  }

  @Override
  public void arrived(Agency agency, Response response, Instant at) {
    boolean _ = insert(agency, response, ResponseForm.contentId(response), at);
  }

  private boolean insert(Agency agency, Response response, UUID contentId, Instant at) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO response
                  (agency, response_id, referral_id, revision, kind, logged_at, state, content_id)
                VALUES (:agency, :responseId, :referralId, :revision, :kind, :at, 'PENDING', :contentId)
                ON CONFLICT (agency, response_id) DO NOTHING
                """)
            .param("agency", agency.name())
            .param("responseId", response.responseId())
            .param("referralId", response.referralId())
            .param("revision", response.referralRevision())
            .param("kind", response.kind().name())
            .param("at", utc(at))
            .param("contentId", contentId, Types.OTHER)
            .update();
    return rows > 0;
  }

  /** Of two outcomes of one id, the one that was taken counts. */
  @Override
  public void settled(ResponseOutcome outcome) {
    jdbc.sql(
            """
            INSERT INTO response
              (agency, response_id, referral_id, revision, kind, logged_at, state, refusal, settled_at)
            VALUES (:agency, :responseId, :referralId, :revision, :kind, :at, :state, :refusal, :at)
            ON CONFLICT (agency, response_id) DO UPDATE SET
              referral_id = excluded.referral_id, revision = excluded.revision, kind = excluded.kind,
              state = excluded.state, refusal = excluded.refusal, settled_at = excluded.settled_at
            WHERE response.state = 'PENDING' OR (response.state = 'REFUSED' AND excluded.state = 'TAKEN')
            """)
        .param("agency", outcome.agency().name())
        .param("responseId", outcome.responseId())
        .param("referralId", outcome.referralId())
        .param("revision", outcome.referralRevision())
        .param("kind", outcome.kind().name())
        .param("at", utc(outcome.at()))
        .param("state", outcome.refusal() == null ? "TAKEN" : "REFUSED")
        .param("refusal", outcome.refusal(), Types.VARCHAR)
        .update();
  }

  @Override
  public Optional<LoggedResponse> find(Agency agency, UUID referralId, UUID responseId) {
    return jdbc.sql(
            """
            SELECT response_id, referral_id, revision, kind, logged_at, state, refusal, settled_at FROM response
            WHERE agency = :agency AND response_id = :responseId AND referral_id = :referralId
            """)
        .param("agency", agency.name())
        .param("responseId", responseId)
        .param("referralId", referralId)
        .query((row, _) -> logged(row))
        .optional();
  }

  private static LoggedResponse logged(ResultSet row) throws SQLException {
    return new LoggedResponse(
        row.getObject("response_id", UUID.class),
        row.getObject("referral_id", UUID.class),
        row.getInt("revision"),
        ResponseKind.valueOf(row.getString("kind")),
        Objects.requireNonNull(Times.instant(row, "logged_at")),
        state(row));
  }

  private static ResponseState state(ResultSet row) throws SQLException {
    Instant settled = Times.instant(row, "settled_at");
    if (settled == null) {
      return new ResponseState.Pending();
    }
    String refusal = row.getString("refusal");
    return refusal == null
        ? new ResponseState.Taken(settled)
        : new ResponseState.Refused(refusal, settled);
  }
}
