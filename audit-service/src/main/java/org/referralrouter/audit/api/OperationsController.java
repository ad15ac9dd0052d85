package org.referralrouter.audit.api;

import java.security.Principal;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How it stands, who waits, and whose turn it is, as JSON. */
@RestController
class OperationsController {
  private final Operations operations;

  OperationsController(Operations operations) {
    this.operations = operations;
  }

  @GetMapping("/flow")
  FlowView flow() {
    return operations.now();
  }

  @GetMapping("/waits")
  List<WaitView> waits(@RequestParam MultiValueMap<String, String> parameters) {
    return operations.waits(parameters);
  }

  @GetMapping("/standings/{id}")
  StandingView standing(@PathVariable String id, Principal caller) {
    return operations.standing(id, caller);
  }
}
