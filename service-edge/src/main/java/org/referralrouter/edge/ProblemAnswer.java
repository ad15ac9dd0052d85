package org.referralrouter.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;

/** Writes problem documents (RFC 9457) where no controller answers. */
final class ProblemAnswer {
  private ProblemAnswer() {}

  /**
   * @param detail what is wrong and what to do, without anything of the request
   */
  static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(ProblemDocument.MEDIA_TYPE);
    response.getOutputStream().write(bytes(status, detail));
  }

  static byte[] bytes(HttpStatus status, String detail) {
    return new ProblemDocument(status.getReasonPhrase(), status.value(), detail).bytes();
  }
}
