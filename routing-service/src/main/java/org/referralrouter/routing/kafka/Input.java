package org.referralrouter.routing.kafka;

import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Response;

/** What a received record is. */
sealed interface Input {
  /** A revision of a concern. */
  record Revised(ConcernRevision revision) implements Input {}

  /**
   * What an agency says.
   *
   * @param agency whose topic it came on
   */
  record Responded(Agency agency, Response response) implements Input {}

  /**
   * What an agency says to a trial, of which nothing is remembered.
   *
   * @param agency whose topic it came on
   */
  record Tried(Agency agency, Response response) implements Input {}

  /**
   * Nothing that its topic promises, for good.
   *
   * @param reason a code, with the field at fault where it is known
   */
  record Unreadable(String reason) implements Input {}
}
