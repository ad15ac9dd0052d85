package org.referralrouter.notification.response;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;

/** The responses that agencies have given, by the inbox or by Kafka, and what became of each. */
public interface ResponseLog {
  /** What is known of a response that comes by the inbox. */
  enum Memory {
    /** None came under its id yet. */
    NONE,
    /** The same came before. */
    SAME,
    /** Another one came before under the same id. */
    ANOTHER
  }

  /**
   * What is known of this id.
   *
   * @param contentId what the response says, as an id derived from it
   */
  Memory recall(Agency agency, UUID responseId, UUID contentId);

  /**
   * Remembers a response that came by the inbox.
   *
   * @return what was known before; NONE where it is remembered now
   */
  Memory remember(Agency agency, Response response, UUID contentId, Instant at);

  /** Remembers a response that came by its agency's topic, unless it is known. */
  void arrived(Agency agency, Response response, Instant at);

  /** Remembers what routing made of a response, which may be unknown yet. */
  void settled(ResponseOutcome outcome);

  /** A response of this agency to this referral. */
  Optional<LoggedResponse> find(Agency agency, UUID referralId, UUID responseId);
}
