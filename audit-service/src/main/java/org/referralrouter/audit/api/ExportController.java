package org.referralrouter.audit.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.export.Export;
import org.referralrouter.audit.export.Format;
import org.referralrouter.audit.ledger.EntryQuery;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /exports}: the entries of a query with all that proves them, to be taken away. */
@RestController
class ExportController {
  private final Export export;
  private final Recorded recorded;

  ExportController(Export export, Recorded recorded) {
    this.export = export;
    this.recorded = recorded;
  }

  /** Recorded first, streamed then; a client that goes away has been shown what it was sent. */
  @GetMapping("/exports")
  void export(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller,
      HttpServletResponse response)
      throws IOException {
    Map<String, List<String>> asked = new HashMap<>(parameters);
    List<String> format = asked.remove("format");
    if (asked.containsKey("after") || asked.containsKey("limit")) {
      throw new BadParameter("after", "and limit have no meaning here: an export is whole");
    }
    Format as =
        EntryParameters.strictly(
                format == null ? Map.of() : Map.of("format", format), Set.of("format"))
            .value("format", "must be ndjson or csv", Format::named);
    EntryQuery query = EntryParameters.read(new LinkedMultiValueMap<>(asked));
    Format chosen = as == null ? Format.NDJSON : as;
    boolean _ =
        recorded.answer(
            new Question("AUDIT_EXPORTED", query.concern(), query.referral(), query.agency()),
            purpose,
            caller,
            () -> true);
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit-export.zip\"");
    export.write(query, asked, chosen, response.getOutputStream());
  }
}
