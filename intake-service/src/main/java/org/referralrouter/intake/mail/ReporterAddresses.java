package org.referralrouter.intake.mail;

import java.util.Optional;
import java.util.UUID;

/** Where reporters can be written to. */
public interface ReporterAddresses {
  /** The mail address that is known now of whoever reported a concern. */
  Optional<String> of(UUID concernId);
}
