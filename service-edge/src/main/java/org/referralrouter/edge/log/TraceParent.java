package org.referralrouter.edge.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the header {@code traceparent} says (W3C Trace Context, section 3.2). */
record TraceParent(String traceId, String spanId) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

  static Optional<TraceParent> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(header);
    return form.matches()
        ? Optional.of(new TraceParent(form.group(1), form.group(2)))
        : Optional.empty();
  }
}
