package org.referralrouter.intake.submission;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;

/**
 * An amendment as a client sent it.
 *
 * @param seen the revision that the client believes to be the latest
 * @param client the OAuth client
 * @param sha256 of the body's bytes, in hexadecimal: tells a repeat from another amendment
 */
public record Amendment(
    UUID concernId, int seen, String client, String sha256, Concern concern, Instant receivedAt) {

  /** The revision of this number that it becomes. */
  public ConcernRevision numbered(int revision) {
    return new ConcernRevision(concernId, revision, receivedAt, client, concern);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Amendment[redacted]";
  }
}
