package org.referralrouter.intake.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.referralrouter.edge.Denials;
import org.referralrouter.intake.api.ConcernId;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.Look.Action;
import org.springframework.stereotype.Component;

/** Records who asked for a concern without the scope that it needs. */
@Component
class RefusedLooks implements Denials {
  private final Intake intake;

  RefusedLooks(Intake intake) {
    this.intake = intake;
  }

  @Override
  public void denied(HttpServletRequest request, String actor) {
    Optional<Action> action = action(request.getMethod());
    ConcernId.in(request.getRequestURI())
        .ifPresent(id -> action.ifPresent(asked -> intake.denied(id, actor, asked)));
  }

  private static Optional<Action> action(String method) {
    return switch (method) {
      case "GET", "HEAD" -> Optional.of(Action.CONCERN_STATUS_READ);
      case "PUT" -> Optional.of(Action.CONCERN_REVISE);
      default -> Optional.empty();
    };
  }
}
