package org.referralrouter.notification.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.springframework.http.HttpStatus;

/**
 * The headers that a response must come with.
 *
 * @param revisionRead the revision of the referral that its sender has read
 */
record ResponseHeaders(String idempotencyKey, int revisionRead) {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");

  /** A weak tag is read as a strong one. */
  private static final Pattern REVISION = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  static RequestReading<ResponseHeaders> of(@Nullable String key, @Nullable String ifMatch) {
    if (key == null) {
      return refused(HttpStatus.BAD_REQUEST, "The header Idempotency-Key is required");
    }
    if (!KEY.matcher(key).matches()) {
      return refused(
          HttpStatus.BAD_REQUEST, "Idempotency-Key must have 1 to 128 visible ASCII characters");
    }
    if (ifMatch == null) {
      return refused(
          HttpStatus.PRECONDITION_REQUIRED,
          "The header If-Match with the revision that you have read is required, as in \"2\"");
    }
    Matcher revision = REVISION.matcher(ifMatch.strip());
    return revision.matches()
        ? new RequestReading.Accepted<>(
            new ResponseHeaders(key, Integer.parseInt(revision.group(1))))
        : refused(HttpStatus.BAD_REQUEST, "If-Match must be one revision in quotes, as in \"2\"");
  }

  private static RequestReading<ResponseHeaders> refused(HttpStatus status, String detail) {
    return new RequestReading.Refused<>(status, detail, List.of(new Problem("", detail)));
  }
}
