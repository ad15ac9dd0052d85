package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Why the person who signed in reads the log. It is asked for once, before anything is shown. */
final class Purpose implements HandlerInterceptor {
  static final String ATTRIBUTE = "purpose";
  static final int MAX = 200;

  private static final String ASKED_FOR = "askedFor";

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    HttpSession session = request.getSession();
    if (session.getAttribute(ATTRIBUTE) != null) {
      request.setAttribute(ATTRIBUTE, session.getAttribute(ATTRIBUTE));
      return true;
    }
    String query = request.getQueryString();
    session.setAttribute(ASKED_FOR, request.getRequestURI() + (query == null ? "" : "?" + query));
    response.sendRedirect("/auditor/purpose");
    return false;
  }

  /** Keeps the purpose, and says which page was asked for before it. */
  static String keep(HttpSession session, String purpose) {
    session.setAttribute(ATTRIBUTE, purpose);
    Object asked = session.getAttribute(ASKED_FOR);
    session.removeAttribute(ASKED_FOR);
    return asked == null ? "/auditor/entries" : asked.toString();
  }

  /** The purpose that is kept. */
  static @Nullable String of(HttpSession session) {
    return (String) session.getAttribute(ATTRIBUTE);
  }
}
