package org.referralrouter.audit.api;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions of people about what happened, without payloads, answered as JSON. */
@RestController
class EntriesController {
  private final Answers answers;

  EntriesController(Answers answers) {
    this.answers = answers;
  }

  @GetMapping("/entries")
  EntriesPage entries(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    return answers.entries(parameters, purpose, caller);
  }

  @GetMapping("/referrals/{referral}/timeline")
  List<EntryView> timeline(
      @PathVariable String referral,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    return answers.referral(referral, purpose, caller);
  }

  @GetMapping("/missing")
  List<Missing> missing(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    return answers.missing(parameters, purpose, caller);
  }
}
