package org.referralrouter.audit.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.operate.Letter;

/**
 * Where a concern stands and whose turn it is.
 *
 * @param embargoedSince since when the suspect must not be alerted; null where none must not
 * @param waits what it and its referrals wait for, the earliest due first; empty where nobody's
 *     turn it is
 * @param letters its records that could not be processed
 */
public record StandingView(
    UUID concernId, @Nullable Instant embargoedSince, List<WaitView> waits, List<Letter> letters) {}
