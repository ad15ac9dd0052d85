package org.referralrouter.notification.response;

import java.time.Instant;

/** What has become of a response. */
public sealed interface ResponseState {
  /** Routing has not said anything of it yet. */
  record Pending() implements ResponseState {}

  /** Routing has taken it. */
  record Taken(Instant at) implements ResponseState {}

  /**
   * Routing has refused it.
   *
   * @param code why (lifecycle, "Replaying a life")
   */
  record Refused(String code, Instant at) implements ResponseState {}
}
