package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the purpose. */
@Controller
class PurposeController {
  @GetMapping("/auditor")
  String start() {
    return "redirect:/auditor/entries";
  }

  @GetMapping("/auditor/purpose")
  String ask(HttpSession session, Model model) {
    model.addAttribute("given", Purpose.of(session));
    model.addAttribute("problems", List.of());
    return "auditor/purpose";
  }

  @PostMapping("/auditor/purpose")
  String given(
      @RequestParam(defaultValue = "") String purpose,
      HttpSession session,
      Model model,
      HttpServletResponse response) {
    String text = purpose.strip();
    if (!text.isEmpty()
        && text.length() <= Purpose.MAX
        && text.chars().noneMatch(Character::isISOControl)) {
      return "redirect:" + Purpose.keep(session, text);
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("given", purpose);
    model.addAttribute(
        "problems",
        List.of(
            new Problem(
                "purpose", "Enter why you read the log, in 1 to " + Purpose.MAX + " characters")));
    return "auditor/purpose";
  }
}
