package org.referralrouter.local.run;

import java.nio.file.Path;

/** A part of the system did not start; the message says which, why, and where its log is. */
public final class PartFailed extends RuntimeException {
  PartFailed(String part, String what, Path log) {
    super(part + " " + what + ". Its log is " + log + LogEnd.of(log));
  }
}
