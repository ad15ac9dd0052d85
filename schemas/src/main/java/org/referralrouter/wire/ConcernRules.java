package org.referralrouter.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.Problem;

/** What the contract asks of a concern beyond its shape. */
final class ConcernRules {
  private static final Pattern REF = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  private ConcernRules() {}

  static List<Problem> of(Concern concern) {
    List<Problem> problems = new ArrayList<>();
    if (concern.categories().isEmpty()) {
      problems.add(new Problem("/categories", "must name at least one category"));
    }
    if (concern.summary().isBlank()) {
      problems.add(new Problem("/summary", "must say what was seen or said"));
    }
    if (concern.reporter().organisation().isBlank()) {
      problems.add(new Problem("/reporter/organisation", "must name the reporter's organisation"));
    }
    refs(concern, problems);
    hashes(concern.evidence(), problems);
    return problems;
  }

  private static void refs(Concern concern, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < concern.people().size(); i++) {
      String ref = concern.people().get(i).ref();
      String pointer = "/people/" + i + "/ref";
      if (!REF.matcher(ref).matches()) {
        problems.add(new Problem(pointer, "must be 1 to 40 of a-z, 0-9 and -"));
      } else if (!seen.add(ref)) {
        problems.add(
            new Problem(pointer, "is used by another person of this concern; give each their own"));
      }
    }
  }

  private static void hashes(List<Evidence> evidence, List<Problem> problems) {
    for (int i = 0; i < evidence.size(); i++) {
      @Nullable String sha256 = evidence.get(i).sha256();
      if (sha256 != null && !SHA_256.matcher(sha256).matches()) {
        problems.add(new Problem("/evidence/" + i + "/sha256", "must be 64 hexadecimal digits"));
      }
    }
  }
}
