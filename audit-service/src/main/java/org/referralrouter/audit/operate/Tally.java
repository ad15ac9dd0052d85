package org.referralrouter.audit.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agency;

/**
 * How many wait for one step of one agency, at one urgency.
 *
 * @param agency null where no agency is waited for
 * @param urgency as a code; null where it is not known
 * @param overdue those of them whose time has run out
 * @param since since when the longest waits
 * @param due when the time of the earliest runs out, or has; null where none has one
 */
public record Tally(
    Missing.Kind step,
    @Nullable Agency agency,
    @Nullable String urgency,
    long waiting,
    long overdue,
    Instant since,
    @Nullable Instant due) {}
