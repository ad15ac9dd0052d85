package org.referralrouter.audit.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /exports}: the entries of a query with all that proves them, to be taken away. */
@RestController
class ExportController {
  private final Answers answers;

  ExportController(Answers answers) {
    this.answers = answers;
  }

  @GetMapping("/exports")
  void export(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller,
      HttpServletResponse response)
      throws IOException {
    answers.export(parameters, purpose, caller).to(response);
  }
}
