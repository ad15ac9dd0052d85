package org.referralrouter.audit.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.EntryView;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agency;

/** Codes as people read them. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.UK)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** What an entry says in one line. */
  static String title(EntryView entry) {
    return switch (entry.type()) {
      case "Concern" -> first(entry) ? "Concern submitted" : "Concern changed" + revision(entry);
      case "Decision" -> "Decision" + revision(entry);
      case "Referral" -> to("Referral", entry) + revision(entry) + outcome(entry);
      case "NotificationOutcome" -> to("Notification", entry) + revision(entry) + outcome(entry);
      case "Acknowledgement" -> from("Answer", entry) + revision(entry) + outcome(entry);
      case "EmbargoRelease" -> "Embargo released";
      case "Escalation" -> to("Escalation", entry) + outcome(entry);
      case "AccessRecorded" -> "Access" + outcome(entry);
      case "Erasure" -> "Erasure";
      case EntryType.DEAD_LETTER -> "Record that could not be processed";
      case EntryType.UNREADABLE -> "Record that cannot be read";
      default -> entry.type();
    };
  }

  /** The name of a type of entries, for a list to choose from. */
  static String type(String code) {
    return switch (code) {
      case "AccessRecorded" -> "Access";
      case "NotificationOutcome" -> "Notification";
      case EntryType.UNREADABLE -> "Unreadable record";
      default -> {
        String words = code.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        yield words.charAt(0) + words.substring(1).toLowerCase(Locale.UK);
      }
    };
  }

  /** An agency's name. */
  static String agency(@Nullable Agency agency) {
    return switch (agency) {
      case null -> "";
      case SOCIAL_CARE -> "Children's Social Care";
      case POLICE -> "Police";
      case CEOP_PREPARATION -> "CEOP preparation";
      case HR_ALLEGATIONS -> "HR allegations";
      case DESIGNATED_OFFICER -> "Designated officer";
      case TRIAGE -> "Duty desk";
    };
  }

  /** What is missing. */
  static String missing(Missing.Kind kind) {
    return switch (kind) {
      case DECISION -> "Concerns without decision";
      case DELIVERY -> "Referrals without delivery";
      case ACKNOWLEDGEMENT -> "Referrals without acknowledgement";
    };
  }

  /** A time to the second. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  private static boolean first(EntryView entry) {
    Integer revision = entry.revision();
    return revision != null && revision == 1;
  }

  private static String revision(EntryView entry) {
    return entry.revision() == null ? "" : ", revision " + entry.revision();
  }

  private static String outcome(EntryView entry) {
    String outcome = entry.outcome();
    return outcome == null ? "" : ": " + outcome.toLowerCase(Locale.UK).replace('_', ' ');
  }

  private static String to(String what, EntryView entry) {
    return entry.agency() == null ? what : what + " to " + agency(entry.agency());
  }

  private static String from(String what, EntryView entry) {
    return entry.agency() == null ? what : what + " from " + agency(entry.agency());
  }
}
