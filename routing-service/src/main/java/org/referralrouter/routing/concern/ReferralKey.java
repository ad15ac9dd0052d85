package org.referralrouter.routing.concern;

import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;

/**
 * What tells one referral of a concern from the others (reading, principle 3): in the order in
 * which decisions list them.
 *
 * @param subject the ref of a person; null for the concern itself
 */
public record ReferralKey(Agency agency, @Nullable String subject)
    implements Comparable<ReferralKey> {
  private static final Comparator<ReferralKey> ORDER =
      Comparator.comparing(ReferralKey::agency)
          .thenComparing(ReferralKey::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** The id that every revision of it has. */
  public UUID id(UUID concernId) {
    return Referral.id(concernId, agency, subject);
  }

  @Override
  public int compareTo(ReferralKey other) {
    return ORDER.compare(this, other);
  }
}
