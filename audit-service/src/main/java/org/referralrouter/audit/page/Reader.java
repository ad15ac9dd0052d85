package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells each page who reads it, and why. */
@ControllerAdvice(basePackageClasses = Reader.class)
class Reader {
  @ModelAttribute("person")
  @Nullable String person(@Nullable Principal principal) {
    return principal == null ? null : principal.getName();
  }

  @ModelAttribute(Purpose.ATTRIBUTE)
  @Nullable String purpose(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : Purpose.of(session);
  }
}
