package org.referralrouter.audit.page;

import org.referralrouter.audit.api.WaitView;

/**
 * Something that waits, in words.
 *
 * @param overdue how long its time has run out; empty where it has not
 * @param turn who must do something
 * @param advice what can be done about it
 */
record WaitLine(
    String id,
    String words,
    String agency,
    String urgency,
    int revision,
    String waits,
    String due,
    String overdue,
    String turn,
    String advice) {
  static WaitLine of(WaitView wait, AgencyNames names) {
    String agency = names.of(wait.agency());
    return new WaitLine(
        wait.id().toString(),
        Words.step(wait.step()),
        agency,
        Words.urgency(wait.urgency()),
        wait.revision(),
        Words.span(wait.waits()),
        wait.due() == null ? "" : Words.time(wait.due()),
        wait.overdue() == 0 ? "" : Words.span(wait.overdue()),
        switch (wait.step()) {
          case DECISION -> "Routing";
          case DELIVERY -> "Notification, for " + agency;
          case RECEIPT, AGENCY_DECISION -> agency;
        },
        switch (wait.step()) {
          case DECISION ->
              "Look whether routing serves and whether the concern has a dead letter. The record"
                  + " stays in its topic; nothing is lost.";
          case DELIVERY ->
              "Look whether notification serves and whether mails leave. The agency's own system"
                  + " may have the referral already.";
          case RECEIPT, AGENCY_DECISION ->
              "The agency's duty manager, then the board, are told by themselves when it is"
                  + " overdue. Ring the agency's duty desk where that is not enough.";
        });
  }
}
