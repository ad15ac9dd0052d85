package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** A page that says one thing. */
final class Message {
  private Message() {}

  /** The view, with its model and status set. */
  static String show(
      Model model, HttpServletResponse response, HttpStatus status, String title, String text) {
    response.setStatus(status.value());
    model.addAttribute("title", title);
    model.addAttribute("text", text);
    return "auditor/message";
  }
}
