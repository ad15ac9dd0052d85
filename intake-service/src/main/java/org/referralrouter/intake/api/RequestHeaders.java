package org.referralrouter.intake.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The headers that the contract asks for. */
final class RequestHeaders {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,128}");
  private static final Pattern REVISION = Pattern.compile("(?:W/)?\"([1-9][0-9]{0,8})\"");

  private RequestHeaders() {}

  static String idempotencyKey(@Nullable String value) {
    if (value == null) {
      throw new Refusal(HttpStatus.BAD_REQUEST, "The header Idempotency-Key is required");
    }
    if (!VISIBLE_ASCII.matcher(value).matches()) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "Idempotency-Key must be 1 to 128 visible ASCII characters");
    }
    return value;
  }

  /** The revision in If-Match; a weak tag is read as strong, since proxies weaken tags. */
  static int ifMatch(@Nullable String value) {
    if (value == null) {
      throw new Refusal(
          HttpStatus.PRECONDITION_REQUIRED,
          "The header If-Match with the latest revision is required, as in \"1\"");
    }
    Matcher revision = REVISION.matcher(value.strip());
    if (!revision.matches()) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "If-Match must be one revision in quotes, as in \"1\"");
    }
    return Integer.parseInt(revision.group(1));
  }
}
