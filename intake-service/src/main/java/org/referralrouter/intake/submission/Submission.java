package org.referralrouter.intake.submission;

import org.referralrouter.concern.Concern;

/**
 * A concern as a client sent it.
 *
 * @param client the OAuth client
 * @param idempotencyKey the client's own name for this submission
 * @param sha256 of the body's bytes, in hexadecimal: tells a repeat from another concern
 */
public record Submission(String client, String idempotencyKey, String sha256, Concern concern) {
  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Submission[redacted]";
  }
}
