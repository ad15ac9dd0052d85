package org.referralrouter.audit.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.EntryView;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;

/** What an entry says in one line; of earlier versions too, whose entries have no details. */
final class EntryTitle {
  private final EntryView entry;
  private final AgencyNames names;
  private final String agency;

  private EntryTitle(EntryView entry, AgencyNames names) {
    this.entry = entry;
    this.names = names;
    this.agency = entry.agency() == null ? "an agency" : names.of(entry.agency());
  }

  static String of(EntryView entry, AgencyNames names) {
    return (entry.test() ? "Test: " : "") + new EntryTitle(entry, names).text();
  }

  private String text() {
    return switch (entry.type()) {
      case "Concern" -> first() ? "Concern submitted" : "Concern changed" + revision();
      case "Decision" -> "Decision" + revision() + ruled(", by ");
      case "Referral" -> "Referral to " + agency + revision() + outcome();
      case "NotificationOutcome" -> "Notification to " + audience() + revision() + outcome();
      case "Response" -> "Response from " + agency + revision() + outcome() + more();
      case EntryType.RESPONSE_OUTCOME -> "Response from " + agency + taken();
      case "Escalation" -> "Escalation to " + level() + why();
      case "ProcedureInForce" -> "Procedure in force" + ruled(": ") + refusedVersion();
      case "AccessRecorded" -> (refusedLook() ? "Refused look" : "Access") + outcome();
      case "Erasure" -> "Erasure";
      case EntryType.DEAD_LETTER -> "Record that could not be processed" + said(": ", "reason");
      case EntryType.UNREADABLE -> "Record that cannot be read";
      case "Acknowledgement" -> "Answer from " + agency + revision() + outcome();
      case "EmbargoRelease" -> "Embargo released";
      default -> entry.type();
    };
  }

  private boolean first() {
    Integer revision = entry.revision();
    return revision != null && revision == 1;
  }

  private String revision() {
    return entry.revision() == null ? "" : ", revision " + entry.revision();
  }

  private String outcome() {
    String outcome = entry.outcome();
    return outcome == null ? "" : ": " + spoken(outcome);
  }

  private String taken() {
    if (!EntryType.REFUSED.equals(entry.outcome())) {
      return " taken" + revision() + outcome();
    }
    String kind = entry.details().get(Detail.KIND);
    return " refused"
        + revision()
        + (kind == null ? "" : ": " + spoken(kind))
        + said(", ", Detail.REFUSAL);
  }

  /** To whom it is redirected, or which question it answers. */
  private String more() {
    String to = entry.details().get(Detail.REDIRECTED_TO);
    String whom = to == null ? "" : " to " + names.of(new Agency(to));
    return whom + said(", ", Detail.FACT);
  }

  private String audience() {
    String code = entry.details().get(Detail.AUDIENCE);
    return switch (code == null ? Audience.AGENCY : Audience.valueOf(code)) {
      case AGENCY -> agency;
      case RESTRICTED_READERS -> "the restricted readers of " + agency;
      case DUTY_MANAGER -> "the duty manager of " + agency;
      case BOARD -> "the board about " + agency;
      case REPORTER -> "the reporter";
    };
  }

  private String level() {
    return EscalationLevel.BOARD.name().equals(entry.outcome())
        ? "the board about " + agency
        : "the duty manager of " + agency;
  }

  private String why() {
    String cause = entry.details().get(Detail.CAUSE);
    if (cause == null) {
      return "";
    }
    return switch (EscalationCause.valueOf(cause)) {
      case OVERDUE -> ": " + awaited() + entry.revision() + " is overdue";
      case REDIRECT_LOOP, CONFLICT_OF_INTEREST -> ": " + spoken(cause);
    };
  }

  private String awaited() {
    return AwaitedStep.DECISION.name().equals(entry.details().get(Detail.AWAITED))
        ? "its decision on revision "
        : "its receipt of revision ";
  }

  private String ruled(String before) {
    String procedure = entry.details().get(Detail.PROCEDURE);
    return procedure == null
        ? ""
        : before + procedure + ", version " + entry.details().get(Detail.VERSION);
  }

  private String refusedVersion() {
    String refused = entry.details().get(Detail.REFUSED_VERSION);
    return refused == null ? "" : "; version " + refused + " was refused";
  }

  private boolean refusedLook() {
    return Boolean.parseBoolean(entry.details().get(Detail.REFUSED));
  }

  private String said(String before, String detail) {
    @Nullable String value = entry.details().get(detail);
    return value == null ? "" : before + value;
  }

  private static String spoken(String code) {
    return code.toLowerCase(Locale.UK).replace('_', ' ');
  }
}
