package org.referralrouter.routing.life;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which referral: the agency and the ref of the subject; no subject is the concern itself. */
record PlainKey(String agency, @Nullable String subject) implements Comparable<PlainKey> {
  /** The agencies in the order of contract.md. */
  static final List<String> AGENCIES =
      List.of(
          "SOCIAL_CARE",
          "POLICE",
          "CEOP_PREPARATION",
          "HR_ALLEGATIONS",
          "DESIGNATED_OFFICER",
          "TRIAGE");

  /** Words by the alphabet, and numbers at their end by size: child-2 before child-10. */
  static final Comparator<String> BY_NUMBER =
      Comparator.comparing((String text) -> text.substring(0, digits(text)))
          .thenComparingInt(text -> number(text.substring(digits(text))));

  private static final Comparator<PlainKey> ORDER =
      Comparator.comparingInt((PlainKey key) -> AGENCIES.indexOf(key.agency))
          .thenComparing(PlainKey::subject, Comparator.nullsFirst(BY_NUMBER));

  /** The key that a referral or a response as JSON names. */
  static PlainKey of(JsonNode json) {
    JsonNode subject = json.path("subject");
    return new PlainKey(json.path("agency").asString(), textOrNull(subject));
  }

  static @Nullable String textOrNull(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node.asString();
  }

  boolean to(String other) {
    return agency.equals(other);
  }

  /** Where the number at the end begins. */
  private static int digits(String text) {
    int start = text.length();
    while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  @Override
  public int compareTo(PlainKey other) {
    return ORDER.compare(this, other);
  }
}
