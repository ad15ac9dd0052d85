package org.referralrouter.audit.api;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.Timeline;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions of people about what happened, without payloads; each is recorded. */
@RestController
class EntriesController {
  private final Ledger ledger;
  private final Recorded recorded;

  EntriesController(Ledger ledger, Recorded recorded) {
    this.ledger = ledger;
    this.recorded = recorded;
  }

  /** One page; {@code next} is the {@code after} of the page behind it, absent on the last. */
  @GetMapping("/entries")
  EntriesPage entries(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    EntryQuery query = EntryParameters.read(parameters);
    return recorded.answer(
        new Question("AUDIT_ENTRIES_READ", query.concern(), query.referral(), query.agency()),
        purpose,
        caller,
        () -> EntriesPage.of(ledger.find(query), query.limit()));
  }

  /** What became of a referral, from the concern's submission to the agency's answer. */
  @GetMapping("/referrals/{referral}/timeline")
  List<EntryView> timeline(
      @PathVariable String referral,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    Timeline timeline = Timeline.of(EntryParameters.id("referral", referral), ledger);
    return recorded.answer(
        new Question("AUDIT_TIMELINE_READ", timeline.concern(), timeline.referral(), null),
        purpose,
        caller,
        () -> timeline.entries().stream().map(EntryView::of).toList());
  }

  /** What should have happened and has not, the longest waiting first. */
  @GetMapping("/missing")
  List<Missing> missing(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    MissingParameters asked = MissingParameters.read(parameters);
    return recorded.answer(
        new Question("AUDIT_MISSING_READ", null, null, asked.agency()),
        purpose,
        caller,
        () -> ledger.missing(asked.kind(), asked.agency(), asked.before(), asked.limit()));
  }
}
