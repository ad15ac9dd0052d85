package org.referralrouter.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.wire.ConcernJson;
import org.springframework.http.HttpStatus;

/** The bytes of a request or of a line: limited before they are read, then read strictly. */
final class Body {
  /** The most bytes of a concern (contract: 256 KiB). */
  static final int MAX_BYTES = 256 * 1024;

  private Body() {}

  static byte[] of(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLarge();
    }
    return bytes;
  }

  /** The first revision of a concern. */
  static Concern first(byte[] bytes, ConcernJson reader) {
    return accepted(reader.readFirst(bytes));
  }

  /** A later revision of a concern. */
  static Concern amendment(byte[] bytes, ConcernJson reader) {
    return accepted(reader.read(bytes));
  }

  private static Concern accepted(Reading reading) {
    return switch (reading) {
      case Reading.Accepted(var concern) -> concern;
      case Reading.Unreadable(var detail) -> throw new Refusal(HttpStatus.BAD_REQUEST, detail);
      case Reading.Refused(var problems) ->
          throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, problems);
    };
  }

  static Refusal tooLarge() {
    return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "A concern has at most 262144 bytes");
  }
}
