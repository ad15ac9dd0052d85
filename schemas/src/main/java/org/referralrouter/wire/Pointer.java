package org.referralrouter.wire;

import java.util.stream.Collectors;

/** Steps of JSON pointers (RFC 6901) that are made of names which a client chose. */
public final class Pointer {
  private static final int LONGEST = 60;
  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private Pointer() {}

  /**
   * The step to the field of this name. An overlong name is cut, since a field's name is not a
   * place for text; half a character is replaced, since no answer could carry it.
   */
  public static String step(String name) {
    String shown =
        name.codePoints()
            .limit(LONGEST)
            .map(point -> isHalf(point) ? REPLACEMENT_CHARACTER : point)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    String cut = name.codePointCount(0, name.length()) > LONGEST ? "…" : "";
    return "/" + shown.replace("~", "~0").replace("/", "~1") + cut;
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
