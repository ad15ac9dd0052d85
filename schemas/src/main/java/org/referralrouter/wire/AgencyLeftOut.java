package org.referralrouter.wire;

import java.util.Collection;

/** The broker holds topics of an agency that the procedure no longer names. */
public final class AgencyLeftOut extends RuntimeException {
  AgencyLeftOut(Collection<String> topics) {
    super(
        """
        The broker holds %s, of an agency that %s does not name. What it was sent would have no reader, and its open referrals no clock.
        Put the agency back into the procedure's %s; where no rule refers to it any more, it gets nothing new. Nothing was changed."""
            .formatted(String.join(", ", topics), AgenciesFile.NAME, AgenciesFile.NAME));
  }
}
