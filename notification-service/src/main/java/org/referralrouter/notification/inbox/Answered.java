package org.referralrouter.notification.inbox;

import java.util.UUID;

/** What became of an answer. */
public sealed interface Answered {
  /** It will be published; a retry gets the same id. */
  record Taken(UUID id) implements Answered {}

  /** The agency has no such referral or concern. */
  record NotTheirs() implements Answered {}

  /** The asker has read another revision than the latest. */
  record RevisionMoved(int latest) implements Answered {}

  /** The idempotency key belongs to another answer. */
  record KeyTaken() implements Answered {}
}
