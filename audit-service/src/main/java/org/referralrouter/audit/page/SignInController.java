package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What people see who are not signed in. */
@Controller
class SignInController {
  private final Issuer issuer;
  private final PageSettings settings;

  SignInController(Issuer issuer, PageSettings settings) {
    this.issuer = issuer;
    this.settings = settings;
  }

  /** On to the issuer, where it answers. */
  @GetMapping({"/auditor/sign-in", "/operations/sign-in"})
  String signIn(HttpServletRequest request, Model model, HttpServletResponse response) {
    PageArea area = settings.areaOf(request.getRequestURI());
    if (issuer.registration(area).isPresent()) {
      return "redirect:" + area.at("sign-in") + "/" + area.registration();
    }
    return Message.show(
        model,
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        "You cannot sign in now",
        "The place where people sign in does not answer. Try again later.");
  }

  @GetMapping({"/auditor/sign-in-failed", "/operations/sign-in-failed"})
  String failed(Model model, HttpServletResponse response) {
    return Message.show(
        model,
        response,
        HttpStatus.UNAUTHORIZED,
        "You are not signed in",
        "Signing in did not succeed. Try again from the start.");
  }

  @GetMapping({"/auditor/signed-out", "/operations/signed-out"})
  String signedOut(Model model, HttpServletResponse response) {
    return Message.show(model, response, HttpStatus.OK, "You are signed out", "");
  }

  /** A form that was refused comes here too, with its own method. */
  @RequestMapping({"/auditor/denied", "/operations/denied"})
  String denied(HttpServletRequest request, Model model, HttpServletResponse response) {
    PageArea area = settings.areaOf(request.getRequestURI());
    return Message.show(
        model,
        response,
        HttpStatus.FORBIDDEN,
        "You may not do this",
        "Your account may not use the pages for "
            + (area.equals(settings.auditors()) ? "auditors" : "operators")
            + ", or the page was open for too long. Go back to the start and sign in again.");
  }
}
