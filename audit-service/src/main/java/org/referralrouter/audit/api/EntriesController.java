package org.referralrouter.audit.api;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.AccessWitness;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.event.AccessRecorded;
import org.springframework.util.IdGenerator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /entries}: the ledger's entries without their payloads. */
@RestController
class EntriesController {
  private final Ledger ledger;
  private final AccessWitness witness;
  private final Clock clock;
  private final IdGenerator ids;

  EntriesController(Ledger ledger, AccessWitness witness, Clock clock, IdGenerator ids) {
    this.ledger = ledger;
    this.witness = witness;
    this.clock = clock;
    this.ids = ids;
  }

  /** One page; {@code next} is the {@code after} of the page behind it, absent on the last. */
  @GetMapping("/entries")
  EntriesPage entries(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    EntryQuery query = EntryParameters.read(parameters);
    List<Entry> entries = ledger.find(query);
    witness.witness(
        new AccessRecorded(
            ids.generateId(),
            "audit-service",
            caller.getName(),
            "AUDIT_ENTRIES_READ",
            query.concern(),
            query.referral(),
            query.agency(),
            EntryParameters.purpose(purpose),
            clock.instant()));
    return EntriesPage.of(entries, query.limit());
  }
}
