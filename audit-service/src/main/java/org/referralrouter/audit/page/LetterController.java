package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.LetterDesk;
import org.referralrouter.audit.api.LetterDesk.LetterView;
import org.referralrouter.audit.api.LetterDesk.LettersPage;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.audit.operate.LetterAct;
import org.referralrouter.audit.operate.LetterFailure;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Dead letters: the list, one of them, and what is done about them. */
@Controller
class LetterController {
  private final LetterDesk desk;
  private final Agencies agencies;

  LetterController(LetterDesk desk, Agencies agencies) {
    this.desk = desk;
    this.agencies = agencies;
  }

  @GetMapping("/operations/dead-letters")
  String letters(@RequestParam MultiValueMap<String, String> sent, Model model) {
    return list(SearchForm.of(sent), Set.of(), "", List.of(), model);
  }

  private String list(
      SearchForm asked, Set<String> chosen, String why, List<Problem> problems, Model model) {
    model.addAttribute("typed", asked.typed());
    MultiValueMap<String, String> query = asked.query();
    query.set("limit", Integer.toString(SearchForm.PAGE));
    LettersPage page = desk.find(query);
    model.addAttribute("letters", page.letters().stream().map(LetterLine::of).toList());
    model.addAttribute("next", page.next());
    model.addAttribute("states", states());
    model.addAttribute(
        "topics",
        Topic.all(agencies).stream()
            .map(Topic::topicName)
            .collect(
                Collectors.toMap(name -> name, name -> name, (a, _) -> a, LinkedHashMap::new)));
    model.addAttribute("chosen", chosen);
    form(why, problems, model);
    return "operations/letters";
  }

  private static void form(String why, List<Problem> problems, Model model) {
    model.addAttribute("why", why);
    model.addAttribute("problems", problems);
    model.addAttribute(
        "errors",
        problems.stream().collect(Collectors.toMap(Problem::field, Problem::text, (a, _) -> a)));
  }

  private static Map<String, String> states() {
    Map<String, String> words = new LinkedHashMap<>();
    Arrays.stream(Letter.State.values())
        .forEach(state -> words.put(state.name(), LetterLine.state(state)));
    return words;
  }

  @GetMapping("/operations/dead-letters/{letter}")
  String letter(@PathVariable String letter, Model model) {
    LetterView view = desk.letter(letter);
    model.addAttribute("letter", LetterLine.of(view.letter()));
    model.addAttribute("redrivable", view.redrivable());
    model.addAttribute("undecided", view.letter().undecided());
    model.addAttribute("failures", view.failures().stream().map(LetterController::words).toList());
    form("", List.of(), model);
    return "operations/letter";
  }

  private static String words(LetterFailure failure) {
    return Words.time(failure.at())
        + ": "
        + failure.service()
        + ", "
        + failure.reason()
        + (failure.redrive() == 0 ? "" : ", put back for the " + failure.redrive() + ". time");
  }

  @PostMapping("/operations/dead-letters/redrives")
  String redrive(
      @RequestParam(name = "letter", required = false) @Nullable List<String> letters,
      @RequestParam(defaultValue = "") String why,
      Principal caller,
      Model model,
      HttpServletResponse response) {
    return act(LetterAct.REDRIVE, letters, why, caller, model, response);
  }

  @PostMapping("/operations/dead-letters/set-asides")
  String setAside(
      @RequestParam(name = "letter", required = false) @Nullable List<String> letters,
      @RequestParam(defaultValue = "") String why,
      Principal caller,
      Model model,
      HttpServletResponse response) {
    return act(LetterAct.SET_ASIDE, letters, why, caller, model, response);
  }

  private String act(
      LetterAct act,
      @Nullable List<String> chosen,
      String why,
      Principal caller,
      Model model,
      HttpServletResponse response) {
    List<String> letters = chosen == null ? List.of() : chosen;
    List<Problem> problems = new ArrayList<>();
    if (letters.isEmpty()) {
      problems.add(new Problem("letter", "Choose at least one letter"));
    }
    if (why.isBlank() || why.length() > Purpose.MAX) {
      problems.add(new Problem("why", "Enter why, in 1 to " + Purpose.MAX + " characters"));
    }
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return list(new SearchForm(Map.of()), Set.copyOf(letters), why, problems, model);
    }
    List<Letter> done =
        desk.act(act, letters.stream().map(LetterController::id).toList(), why.strip(), caller);
    return done.size() == 1
        ? "redirect:/operations/dead-letters/" + done.getFirst().id()
        : "redirect:/operations/dead-letters";
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new NoSuchElementException("There is no such letter");
    }
  }
}
