package org.referralrouter.audit.kafka;

import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of a record as text that any database can hold. */
final class HeaderText {
  private HeaderText() {}

  /** The last of a name, which counts. */
  static Optional<String> last(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(Storable.text(header.value()));
  }

  /** The last of a name, where it is an id. */
  static Optional<UUID> id(Headers headers, String name) {
    return last(headers, name).flatMap(HeaderText::id);
  }

  /** A text, where it is an id. */
  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
