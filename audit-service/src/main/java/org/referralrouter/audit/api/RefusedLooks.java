package org.referralrouter.audit.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.ledger.AccessNotRecorded;
import org.referralrouter.audit.operate.LetterAct;
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
  private static final List<Look> LOOKS =
      List.of(
          new Look(path("/entries"), "AUDIT_ENTRIES_READ"),
          new Look(path("/referrals/{referral}/timeline"), "AUDIT_TIMELINE_READ"),
          new Look(path("/missing"), "AUDIT_MISSING_READ"),
          new Look(path("/exports"), "AUDIT_EXPORTED"),
          new Look(path("/standings/{concern}"), "CONCERN_STANDING_READ"),
          new Look(path("/dead-letters/{letter}/record"), "DEAD_LETTER_READ"),
          new Look(path("/dead-letters/redrives"), LetterAct.REDRIVE.action()),
          new Look(path("/dead-letters/set-asides"), LetterAct.SET_ASIDE.action()),
          new Look(path("/auditor/concerns/{concern}"), "AUDIT_PAGE_READ"),
          new Look(path("/auditor/referrals/{referral}"), "AUDIT_PAGE_READ"),
          new Look(path("/auditor/**"), "AUDIT_PAGE_READ"));

  /** What was to be seen at an address; the first that fits counts. */
  private record Look(RequestMatcher at, String action) {}

  private final Recorded recorded;

  RefusedLooks(Recorded recorded) {
    this.recorded = recorded;
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  @Override
  public void denied(HttpServletRequest request, String actor) {
    LOOKS.stream()
        .filter(look -> look.at().matches(request))
        .findFirst()
        .ifPresent(
            look ->
                record(
                    look.action(),
                    named("concern", look, request),
                    named("referral", look, request),
                    named("letter", look, request),
                    actor));
  }

  /** The id in the path, or else in the query. */
  private static @Nullable UUID named(String what, Look look, HttpServletRequest request) {
    Map<String, String> inPath = look.at().matcher(request).getVariables();
    return id(inPath.getOrDefault(what, request.getParameter(what)));
  }

  private void record(
      String action,
      @Nullable UUID concern,
      @Nullable UUID referral,
      @Nullable UUID letter,
      String actor) {
    try {
      recorded.refused(new Question(action, concern, referral, null, letter), actor);
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
