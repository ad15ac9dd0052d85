package org.referralrouter.audit.api;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.operate.Flow;
import org.referralrouter.audit.operate.LetterQuery;
import org.referralrouter.audit.operate.Letters;
import org.referralrouter.audit.operate.Parts;
import org.referralrouter.concern.Agencies;
import org.springframework.stereotype.Component;

/**
 * The answers to operators' questions, whoever shows them: ids, codes and times. A look at one
 * concern is recorded; how many wait is not.
 */
@Component
public class Operations {
  private static final Set<String> OF_WAITS = Set.of("step", "agency", "overdue", "limit");
  private static final String STEPS = "must be one of DECISION, DELIVERY, RECEIPT, AGENCY_DECISION";
  private static final int LETTERS = 100;

  private final Flow flow;
  private final Letters letters;
  private final Parts parts;
  private final Recorded recorded;
  private final Agencies agencies;
  private final Clock clock;

  Operations(
      Flow flow, Letters letters, Parts parts, Recorded recorded, Agencies agencies, Clock clock) {
    this.flow = flow;
    this.letters = letters;
    this.parts = parts;
    this.recorded = recorded;
    this.agencies = agencies;
    this.clock = clock;
  }

  /** How it stands now. */
  public FlowView now() {
    Instant now = clock.instant();
    var tallies = flow.tallies(now);
    return new FlowView(
        now,
        tallies.stream().mapToLong(tally -> tally.overdue()).sum(),
        tallies,
        flow.embargoes(),
        letters.open(),
        parts.now());
  }

  /** Those that wait, in the order in which their times run out. */
  public List<WaitView> waits(Map<String, List<String>> parameters) {
    EntryParameters given = EntryParameters.strictly(parameters, OF_WAITS);
    Instant now = clock.instant();
    Boolean overdue = given.value("overdue", "must be true or false", Operations::flag);
    return flow
        .waits(
            new Flow.Waits(
                given.value("step", STEPS, Missing.Kind::valueOf),
                given.agency(agencies),
                Boolean.TRUE.equals(overdue) ? now : null),
            given.limit())
        .stream()
        .map(missing -> WaitView.of(missing, now))
        .toList();
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("Neither");
    }
    return text.equals("true");
  }

  /**
   * Where a concern stands.
   *
   * @param id of the concern, or of a referral of it
   * @throws NoSuchElementException where the log knows neither
   */
  public StandingView standing(String id, Principal caller) {
    UUID asked = EntryParameters.id("id", id);
    UUID concern = flow.concernOf(asked);
    if (concern == null) {
      throw new NoSuchElementException("The log knows no such concern or referral");
    }
    Instant now = clock.instant();
    return recorded.answer(
        new Question("CONCERN_STANDING_READ", concern, asked.equals(concern) ? null : asked, null),
        "Operations",
        caller,
        () ->
            new StandingView(
                concern,
                flow.embargoedSince(concern),
                flow.ofConcern(concern).stream().map(wait -> WaitView.of(wait, now)).toList(),
                letters.find(new LetterQuery(null, null, null, concern, null, LETTERS))));
  }
}
