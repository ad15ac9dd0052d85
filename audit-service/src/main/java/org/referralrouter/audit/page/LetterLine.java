package org.referralrouter.audit.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.operate.Letter;

/** A dead letter, in words. */
record LetterLine(
    String id,
    String first,
    String place,
    String reason,
    String state,
    int redrives,
    @Nullable String concern,
    String schema,
    String sizes) {
  static LetterLine of(Letter letter) {
    return new LetterLine(
        letter.id().toString(),
        Words.time(letter.first()),
        letter.topic() + ", partition " + letter.partition() + ", offset " + letter.offset(),
        letter.reason(),
        state(letter.state()),
        letter.redrives(),
        letter.concernId() == null ? null : letter.concernId().toString(),
        letter.schemaId() < 0 ? "None is named" : "Number " + letter.schemaId(),
        "Key " + bytes(letter.keyBytes()) + ", value " + bytes(letter.valueBytes()));
  }

  /** A state as people read it. */
  static String state(Letter.State state) {
    String words = state.name().toLowerCase(Locale.UK).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  private static String bytes(int count) {
    return count < 0 ? "none" : count + " bytes";
  }
}
