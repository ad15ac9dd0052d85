package org.referralrouter.audit.api;

import java.time.Instant;
import java.util.List;
import org.referralrouter.audit.operate.OpenLetters;
import org.referralrouter.audit.operate.PartState;
import org.referralrouter.audit.operate.Tally;

/**
 * How it stands now, for whoever is on call.
 *
 * @param overdue how many wait for a step whose time has run out: children who wait too long
 * @param embargoes concerns whose suspect must not be alerted
 * @param letters the records that could not be processed and that nobody has decided on
 */
public record FlowView(
    Instant at,
    long overdue,
    List<Tally> tallies,
    long embargoes,
    List<OpenLetters> letters,
    List<PartState> parts) {}
