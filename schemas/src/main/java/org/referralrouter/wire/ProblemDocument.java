package org.referralrouter.wire;

import java.util.List;
import org.referralrouter.concern.Problem;

/**
 * A problem document (RFC 9457) as JSON.
 *
 * @param title the same for every problem of its kind
 * @param status of HTTP
 * @param detail what to do, without quoting what was sent
 * @param errors each place at fault
 */
public record ProblemDocument(String title, int status, String detail, List<Problem> errors) {

  /** Its {@code Content-Type}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of the whole request. */
  public ProblemDocument(String title, int status, String detail) {
    this(title, status, detail, List.of(new Problem("", detail)));
  }

  /** Its text, as UTF-8. */
  public byte[] bytes() {
    return Json.mapper().writeValueAsBytes(this);
  }
}
