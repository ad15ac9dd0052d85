package org.referralrouter.audit.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.ledger.AccessNotRecorded;
import org.referralrouter.edge.Denials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Records each look at the log that was refused to somebody known. */
@Component
class RefusedLooks implements Denials {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedLooks.class);
  private static final Map<RequestMatcher, String> ACTIONS =
      Map.of(
          path("/entries"), "AUDIT_ENTRIES_READ",
          path("/referrals/{referral}/timeline"), "AUDIT_TIMELINE_READ",
          path("/missing"), "AUDIT_MISSING_READ",
          path("/exports"), "AUDIT_EXPORTED",
          path("/auditor/**"), "AUDIT_PAGE_READ");

  private final Recorded recorded;

  RefusedLooks(Recorded recorded) {
    this.recorded = recorded;
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  @Override
  public void denied(HttpServletRequest request, String actor) {
    ACTIONS.forEach(
        (path, action) -> {
          RequestMatcher.MatchResult match = path.matcher(request);
          if (match.isMatch()) {
            String referral =
                match.getVariables().getOrDefault("referral", request.getParameter("referral"));
            record(action, id(request.getParameter("concern")), id(referral), actor);
          }
        });
  }

  private void record(
      String action, @Nullable UUID concern, @Nullable UUID referral, String actor) {
    try {
      recorded.refused(new Question(action, concern, referral, null), actor);
    } catch (AccessNotRecorded _) {
      // Nothing was shown, so the refusal stands; without a broker no record of it can be made.
      LOG.warn("A refused look could not be recorded: {}", action);
    }
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : EntryParameters.id("id", text);
    } catch (BadParameter _) {
      return null;
    }
  }
}
