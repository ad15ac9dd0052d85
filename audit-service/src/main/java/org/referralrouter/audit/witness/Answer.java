package org.referralrouter.audit.witness;

import org.referralrouter.audit.tlog.SignedNote;

/** What a witness answers to a submission. */
sealed interface Answer {
  /** It cosigns, and has kept what it cosigned. */
  record Cosigned(SignedNote.Signature signature) implements Answer {}

  /** It keeps no log of this origin. */
  record UnknownOrigin() implements Answer {}

  /** None of the origin's keys has signed it. */
  record NotSigned() implements Answer {}

  /** The old size is larger than the checkpoint's. */
  record OldIsLarger() implements Answer {}

  /** What it has cosigned last is of this size, or another tree of the same. */
  record Conflict(long size) implements Answer {}

  /** The proof does not show that one tree begins with the other. */
  record NotConsistent() implements Answer {}
}
