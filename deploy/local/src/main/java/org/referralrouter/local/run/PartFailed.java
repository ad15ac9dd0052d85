package org.referralrouter.local.run;

/** A part of the system did not start; the message says which, why, and where its log is. */
public final class PartFailed extends RuntimeException {
  PartFailed(Part part, String what) {
    super(
        part.name()
            + " "
            + what
            + ". Its log is "
            + part.log()
            + LogEnd.of(part.log(), part.output()));
  }
}
