package org.referralrouter.notification.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.edge.Denials;
import org.referralrouter.notification.inbox.AccessAction;
import org.referralrouter.notification.inbox.AccessLog;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Records each look into an inbox that was refused for want of its agency's scope. */
@Component
class RefusedLooks implements Denials {
  private static final String LIST = "/agencies/{agency}/referrals";
  private static final String REFERRAL = LIST + "/{referralId}";
  private static final Map<AccessAction, RequestMatcher> PATHS =
      Map.of(
          AccessAction.REFERRALS_LISTED, path(HttpMethod.GET, LIST),
          AccessAction.REFERRAL_READ, path(HttpMethod.GET, REFERRAL),
          AccessAction.RESPONSE_SENT, path(HttpMethod.POST, REFERRAL + "/responses"),
          AccessAction.RESPONSE_READ, path(HttpMethod.GET, REFERRAL + "/responses/{responseId}"));

  private final AccessLog access;
  private final TransactionOperations transactions;
  private final Agencies agencies;

  RefusedLooks(AccessLog access, TransactionOperations transactions, Agencies agencies) {
    this.access = access;
    this.agencies = agencies;
    this.transactions = transactions;
  }

  private static RequestMatcher path(HttpMethod method, String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
  }

  @Override
  public void denied(HttpServletRequest request, String actor) {
    PATHS.forEach(
        (action, path) -> {
          RequestMatcher.MatchResult match = path.matcher(request);
          if (match.isMatch()) {
            Map<String, String> variables = match.getVariables();
            transactions.executeWithoutResult(
                _ ->
                    access.refused(
                        action,
                        actor,
                        agency(variables.get("agency")).orElse(null),
                        id(variables.get("referralId")).orElse(null)));
          }
        });
  }

  private Optional<Agency> agency(@Nullable String slug) {
    return Optional.ofNullable(slug).flatMap(agencies::ofSlug);
  }

  /** What is no id names no referral. */
  private static Optional<UUID> id(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
