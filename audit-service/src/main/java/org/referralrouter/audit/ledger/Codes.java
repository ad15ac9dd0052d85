package org.referralrouter.audit.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Types as small numbers, which are kept for ever: new ones are added at the end. */
public final class Codes {
  private static final List<String> TYPES =
      List.of(
          "UNREADABLE",
          "Concern",
          "Decision",
          "Referral",
          "Acknowledgement",
          "EmbargoRelease",
          "Escalation",
          "NotificationOutcome",
          "AccessRecorded",
          "DeadLetter",
          "AuditCheckpoint",
          "Erasure",
          "Response",
          "ResponseOutcome",
          "ProcedureInForce");
  private static final Map<String, Short> TYPE_NUMBERS = numbers(TYPES);

  private Codes() {}

  /** The number of a type. */
  public static short ofType(String type) {
    return number(TYPE_NUMBERS, type);
  }

  /** The type of a number. */
  public static String type(short number) {
    return TYPES.get(number);
  }

  /** The numbers of all types. */
  public static Short[] everyType() {
    return TYPE_NUMBERS.values().toArray(Short[]::new);
  }

  private static short number(Map<String, Short> numbers, String code) {
    Short number = numbers.get(code);
    if (number == null) {
      throw new IllegalStateException(code + " has no number: add it at the end of its list");
    }
    return number;
  }

  private static Map<String, Short> numbers(List<String> codes) {
    return IntStream.range(0, codes.size())
        .boxed()
        .collect(Collectors.toMap(codes::get, Integer::shortValue, (a, _) -> a));
  }
}
