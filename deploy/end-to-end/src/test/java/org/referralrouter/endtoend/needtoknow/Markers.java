package org.referralrouter.endtoend.needtoknow;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts that occur once in the world, and the search for them in whatever came out. */
final class Markers {
  /** Letters and digits alone, so that no encoding of text hides it. */
  private static final Pattern FORM = Pattern.compile("mark[0-9a-f]{16}red");

  private Markers() {}

  static String next(Random random) {
    return "mark%016xred".formatted(random.nextLong());
  }

  static Set<String> in(String text) {
    return FORM.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
