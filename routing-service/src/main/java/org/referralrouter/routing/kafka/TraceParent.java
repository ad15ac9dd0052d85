package org.referralrouter.routing.kafka;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.referralrouter.event.Event;

/**
 * Carries a trace on (W3C Trace Context, "traceparent"): the same trace, a span of its own for each
 * event.
 */
final class TraceParent {
  private static final String NAME = "traceparent";
  private static final Pattern FORM =
      Pattern.compile("(00-[0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})");
  private static final int SPAN_DIGITS = 16;

  private TraceParent() {}

  /**
   * The headers with a span that is derived from the event, so that a retry makes the same record.
   */
  static Headers ofChild(Headers parent, Event event) {
    Headers headers = new RecordHeaders();
    Header given = parent.lastHeader(NAME);
    if (given != null && given.value() != null) {
      Matcher form = FORM.matcher(new String(given.value(), StandardCharsets.US_ASCII));
      if (form.matches()) {
        String span = event.eventId().toString().replace("-", "").substring(0, SPAN_DIGITS);
        headers.add(
            NAME,
            (form.group(1) + "-" + span + "-" + form.group(2)).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return headers;
  }
}
