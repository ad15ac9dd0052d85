package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.referralrouter.audit.api.Answers;
import org.referralrouter.audit.api.EntriesPage;
import org.referralrouter.audit.api.EntryView;
import org.referralrouter.audit.api.Standing;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Missing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Search, timelines, what is missing, how the ledger stands, and taking it away. */
@Controller
class AuditorController {
  private final Answers answers;
  private final AgencyNames names;
  private final Standing standing;

  AuditorController(Answers answers, AgencyNames names, Standing standing) {
    this.answers = answers;
    this.names = names;
    this.standing = standing;
  }

  @GetMapping("/auditor/entries")
  String search(
      @RequestParam MultiValueMap<String, String> sent,
      @RequestAttribute(Purpose.ATTRIBUTE) String purpose,
      Principal caller,
      Model model,
      HttpServletResponse response) {
    SearchForm form = SearchForm.of(sent);
    model.addAttribute("typed", form.typed());
    model.addAttribute("agencies", names.byCode());
    model.addAttribute("types", types());
    MultiValueMap<String, String> query = form.query();
    List<Problem> problems =
        answers.refusals(query).stream()
            .map(bad -> SearchForm.problem(bad.parameter(), bad.detail()))
            .toList();
    model.addAttribute("problems", problems);
    model.addAttribute(
        "errors",
        problems.stream().collect(Collectors.toMap(Problem::field, Problem::text, (a, _) -> a)));
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
    } else if (!form.isEmpty()) {
      query.set("limit", String.valueOf(SearchForm.PAGE));
      EntriesPage page = answers.entries(query, purpose, caller);
      model.addAttribute("lines", Line.of(page.entries(), names));
      model.addAttribute("search", form.asTyped());
      model.addAttribute("export", form.asQuery());
      model.addAttribute("next", page.next());
    }
    return "auditor/search";
  }

  @GetMapping("/auditor/concerns/{concern}")
  String concern(
      @PathVariable String concern,
      @RequestAttribute(Purpose.ATTRIBUTE) String purpose,
      Principal caller,
      Model model) {
    return timeline("Concern", concern, answers.concern(concern, purpose, caller), model);
  }

  @GetMapping("/auditor/referrals/{referral}")
  String referral(
      @PathVariable String referral,
      @RequestAttribute(Purpose.ATTRIBUTE) String purpose,
      Principal caller,
      Model model) {
    return timeline("Referral", referral, answers.referral(referral, purpose, caller), model);
  }

  private String timeline(String of, String id, List<EntryView> entries, Model model) {
    Map<Boolean, List<Line>> lines =
        Line.of(entries, names).stream().collect(Collectors.partitioningBy(Line::access));
    model.addAttribute("of", of);
    model.addAttribute("id", id);
    model.addAttribute("concern", entries.getFirst().concernId());
    model.addAttribute("test", entries.getFirst().test());
    model.addAttribute("lines", lines.get(false));
    model.addAttribute("accesses", lines.get(true));
    return "auditor/timeline";
  }

  /**
   * Something that waits, in words.
   *
   * @param href of the timeline of what waits
   */
  record Waiting(
      String id, String href, String agency, int revision, String since, String concern) {
    static Waiting of(Missing missing, AgencyNames names) {
      String timelines =
          missing.kind() == Missing.Kind.DECISION ? "/auditor/concerns/" : "/auditor/referrals/";
      return new Waiting(
          missing.id().toString(),
          timelines + missing.id(),
          names.of(missing.agency()),
          missing.revision(),
          Words.time(missing.since()),
          missing.concern().toString());
    }
  }

  @GetMapping("/auditor/missing")
  String missing(
      @RequestParam(defaultValue = "RECEIPT") Missing.Kind kind,
      @RequestParam(defaultValue = "") String agency,
      @RequestAttribute(Purpose.ATTRIBUTE) String purpose,
      Principal caller,
      Model model) {
    Map<String, List<String>> parameters =
        agency.isEmpty()
            ? Map.of("kind", List.of(kind.name()))
            : Map.of("kind", List.of(kind.name()), "agency", List.of(agency));
    List<Missing> missing = answers.missing(parameters, purpose, caller);
    model.addAttribute("kind", kind.name());
    model.addAttribute("kinds", kinds());
    model.addAttribute("agency", agency);
    model.addAttribute("agencies", names.byCode());
    model.addAttribute("waiting", missing.stream().map(one -> Waiting.of(one, names)).toList());
    return "auditor/missing";
  }

  @GetMapping("/auditor/ledger")
  String ledger(Model model) {
    model.addAttribute("ledger", standing.now());
    return "auditor/ledger";
  }

  @GetMapping("/auditor/download")
  void download(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestAttribute(Purpose.ATTRIBUTE) String purpose,
      Principal caller,
      HttpServletResponse response)
      throws IOException {
    answers.export(parameters, purpose, caller).to(response);
  }

  /** Every other address below. */
  @GetMapping("/auditor/**")
  String other() {
    throw new NoSuchElementException("There is no such page");
  }

  private static Map<String, String> types() {
    Map<String, String> names = new LinkedHashMap<>();
    EntryType.codes().stream()
        .filter(type -> !type.equals(EntryType.AUDIT_CHECKPOINT))
        .forEach(type -> names.put(type, Words.type(type)));
    return names;
  }

  private static Map<String, String> kinds() {
    Map<String, String> names = new LinkedHashMap<>();
    Arrays.stream(Missing.Kind.values())
        .forEach(kind -> names.put(kind.name(), Words.missing(kind)));
    return names;
  }
}
