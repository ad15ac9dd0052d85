package org.referralrouter.notification.inbox;

import org.referralrouter.event.Acknowledgement;

/** What agencies have answered, for their lists: the latest answer to each referral. */
public interface Acknowledgements {
  /** Keeps an answer, unless one to a later revision, or a later one, is kept already. */
  void keep(Acknowledgement acknowledgement);
}
