package org.referralrouter.wire;

import java.util.Set;

/** A broker holds what an earlier version wrote and this one would never read. */
public final class BrokerOfEarlierVersion extends RuntimeException {
  BrokerOfEarlierVersion(String bootstrapServers, Set<String> topics) {
    super(
        """
        The broker at %s was used by an earlier version of Referral Router: nobody reads its %s any more.
        Nothing was made, so that nothing there is lost in silence. Go on with that version there, or give this one a broker of its own."""
            .formatted(bootstrapServers, String.join(" and ", topics)));
  }
}
