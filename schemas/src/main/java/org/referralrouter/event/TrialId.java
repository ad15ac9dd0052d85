package org.referralrouter.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the concern of a trial from a real one by its id: a trial's is a UUID of version 8 (RFC
 * 9562, section 5.8), which is never given to a real concern. Whoever has the id knows, so nobody
 * has to remember which concerns are trials.
 */
public final class TrialId {
  /** The reason of a dead letter: a record that no trial has, under the id of a trial. */
  public static final String REFUSED = "TRIAL_ID";

  private static final int VERSION = 8;
  private static final int VARIANT = 2;

  private TrialId() {}

  /** The id of a trial that has the other bits of this UUID. */
  public static UUID of(UUID bits) {
    long high = (bits.getMostSignificantBits() & ~0xF000L) | (VERSION << 12);
    long low = (bits.getLeastSignificantBits() & ~0xC000000000000000L) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** Whether this is the id of a trial's concern; null is not. */
  public static boolean is(@Nullable UUID concernId) {
    return concernId != null && concernId.version() == VERSION && concernId.variant() == VARIANT;
  }
}
