package org.referralrouter.notification.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.referralrouter.notification.inbox.Asked;

/** Reads the headers that an answer comes with; neither is required. */
final class Conditions {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");
  private static final Pattern REVISION = Pattern.compile("\"(\\d{1,9})\"");

  private Conditions() {}

  static BodyReading<Asked> of(
      String actor, @Nullable String idempotencyKey, @Nullable String ifMatch) {
    List<Problem> problems = new ArrayList<>();
    if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
      problems.add(new Problem("", "Idempotency-Key must have 1 to 128 visible ASCII characters"));
    }
    Integer revision = null;
    if (ifMatch != null) {
      Matcher quoted = REVISION.matcher(ifMatch);
      if (quoted.matches()) {
        revision = Integer.valueOf(quoted.group(1));
      } else {
        problems.add(new Problem("", "If-Match must be the revision in quotes, as in \"2\""));
      }
    }
    return problems.isEmpty()
        ? new BodyReading.Right<>(new Asked(actor, idempotencyKey, revision))
        : new BodyReading.Refused<>(problems);
  }
}
