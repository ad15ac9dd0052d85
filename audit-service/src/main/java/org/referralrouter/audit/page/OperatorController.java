package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.referralrouter.audit.api.FlowView;
import org.referralrouter.audit.api.Operations;
import org.referralrouter.audit.api.StandingView;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.operate.Tally;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * How it stands now, who waits, and whose turn it is. These pages live with the log, since it alone
 * hears of every step: who was reported, decided on, told, and who answered.
 */
@Controller
class OperatorController {
  private static final List<String> STAGES =
      List.of("Reported", "Decided", "Told", "Received", "Acted on");

  private final Operations operations;
  private final AgencyNames names;
  private final ITemplateEngine templates;

  OperatorController(Operations operations, AgencyNames names, ITemplateEngine templates) {
    this.templates = templates;
    this.operations = operations;
    this.names = names;
  }

  /**
   * Who is waited for.
   *
   * @param code of the agency
   */
  record AgencyLine(
      String agency,
      String code,
      String urgency,
      String step,
      String words,
      long waiting,
      long overdue) {}

  @GetMapping("/operations")
  String now(Model model) {
    FlowView flow = operations.now();
    model.addAttribute("flow", flow);
    model.addAttribute("time", Words.time(flow.at()));
    model.addAttribute("steps", Step.of(flow));
    model.addAttribute("stages", STAGES);
    model.addAttribute("agencies", agencies(flow));
    return "operations/now";
  }

  private List<AgencyLine> agencies(FlowView flow) {
    return flow.tallies().stream()
        .filter(
            tally ->
                tally.step() == Missing.Kind.RECEIPT
                    || tally.step() == Missing.Kind.AGENCY_DECISION)
        .sorted(
            Comparator.comparingLong(Tally::overdue).thenComparingLong(Tally::waiting).reversed())
        .map(
            tally ->
                new AgencyLine(
                    names.of(tally.agency()),
                    tally.agency() == null ? "" : tally.agency().name(),
                    Words.urgency(tally.urgency()),
                    tally.step().name(),
                    Words.step(tally.step()),
                    tally.waiting(),
                    tally.overdue()))
        .toList();
  }

  /** The flow as a picture alone. */
  @GetMapping("/operations/flow.svg")
  void picture(HttpServletResponse response) throws IOException {
    response.setContentType("image/svg+xml");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    templates.process(
        "operations/flow",
        Set.of("picture"),
        new Context(Locale.UK, Map.of("steps", Step.of(operations.now()), "stages", STAGES)),
        response.getWriter());
  }

  @GetMapping("/operations/waits")
  String waits(@RequestParam MultiValueMap<String, String> sent, Model model) {
    SearchForm asked = SearchForm.of(sent);
    model.addAttribute("typed", asked.typed());
    model.addAttribute("errors", Map.of());
    model.addAttribute("steps", steps());
    model.addAttribute("agencies", names.byCode());
    model.addAttribute("overdues", Map.of("true", "Overdue alone"));
    model.addAttribute(
        "waits",
        operations.waits(asked.query()).stream().map(wait -> WaitLine.of(wait, names)).toList());
    return "operations/waits";
  }

  private static Map<String, String> steps() {
    Map<String, String> words = new LinkedHashMap<>();
    Arrays.stream(Missing.Kind.values()).forEach(kind -> words.put(kind.name(), Words.step(kind)));
    return words;
  }

  @GetMapping("/operations/standings/{id}")
  String standing(@PathVariable String id, Principal caller, Model model) {
    StandingView standing = operations.standing(id, caller);
    model.addAttribute("standing", standing);
    model.addAttribute(
        "embargoed",
        standing.embargoedSince() == null ? null : Words.time(standing.embargoedSince()));
    model.addAttribute(
        "waits", standing.waits().stream().map(wait -> WaitLine.of(wait, names)).toList());
    return "operations/standing";
  }

  /** Every other address below. */
  @GetMapping("/operations/**")
  String other() {
    throw new NoSuchElementException("There is no such page");
  }
}
