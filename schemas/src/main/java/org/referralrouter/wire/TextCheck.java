package org.referralrouter.wire;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.concern.Problem;
import tools.jackson.databind.JsonNode;

/**
 * Checks every text and list of a concern, wherever it stands: its length, that it can be stored
 * and sent, and that no image hides in it.
 */
final class TextCheck {
  static final int MAX_SUMMARY = 20_000;
  static final int MAX_TEXT = 2_000;
  static final int MAX_LIST = 100;
  static final int MAX_PEOPLE = 50;

  private final List<Problem> problems = new ArrayList<>();
  private final EncodedBytes encoded = new EncodedBytes();

  private TextCheck() {}

  static List<Problem> of(JsonNode tree) {
    TextCheck check = new TextCheck();
    check.walk("", tree);
    return check.problems;
  }

  private void walk(String at, JsonNode value) {
    if (value.isString()) {
      text(at, value.asString());
    } else if (value.isArray()) {
      int most = at.equals("/people") ? MAX_PEOPLE : MAX_LIST;
      if (value.size() > most) {
        problems.add(new Problem(at, "has more than " + most + " entries"));
      }
      for (int i = 0; i < Math.min(value.size(), most); i++) {
        walk(at + "/" + i, value.get(i));
      }
    } else if (value.isObject()) {
      value
          .propertyStream()
          .forEach(field -> walk(at + Pointer.step(field.getKey()), field.getValue()));
    }
  }

  private void text(String at, String text) {
    boolean run = encoded.longWith(text);
    if (run || ImageBytes.fileIn(text)) {
      problems.add(
          new Problem(
              at,
              "holds an image, video or other file, or a long run of encoded bytes. Indecent images of children are never uploaded, copied or sent on:"
                  + " leave the material where it is, do not look at it again, and describe in words what was seen."));
      return;
    }
    if (!whole(text)) {
      problems.add(
          new Problem(
              at, "holds half of a character (an unpaired surrogate); send whole characters"));
    }
    int most = at.equals("/summary") ? MAX_SUMMARY : MAX_TEXT;
    if (text.codePointCount(0, text.length()) > most) {
      problems.add(new Problem(at, "has more than " + most + " characters; shorten it"));
    }
  }

  /**
   * Whether each character of it is whole. JSON can name half of one (an escape such as D800
   * alone), which neither UTF-8 nor Avro can carry.
   */
  private static boolean whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
