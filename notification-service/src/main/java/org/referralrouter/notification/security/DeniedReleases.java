package org.referralrouter.notification.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.Denials;
import org.referralrouter.notification.inbox.EmbargoReleases;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Records each release of an embargo that was asked for without the police's scope. */
@Component
class DeniedReleases implements Denials {
  private final RequestMatcher release =
      PathPatternRequestMatcher.withDefaults()
          .matcher(HttpMethod.POST, "/agencies/{agency}/concerns/{concernId}/embargo-releases");
  private final EmbargoReleases releases;
  private final TransactionOperations transactions;

  DeniedReleases(EmbargoReleases releases, TransactionOperations transactions) {
    this.releases = releases;
    this.transactions = transactions;
  }

  @Override
  public void denied(HttpServletRequest request, String actor) {
    RequestMatcher.MatchResult match = release.matcher(request);
    if (match.isMatch()) {
      concern(match.getVariables().get("concernId"))
          .ifPresent(id -> transactions.executeWithoutResult(_ -> releases.refused(id, actor)));
    }
  }

  /** What is no id names no concern, so there is nothing to record. */
  private static Optional<UUID> concern(@Nullable String id) {
    try {
      return Optional.ofNullable(id).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
