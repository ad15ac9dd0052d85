package org.referralrouter.intake.mail;

/** A mail did not leave; the outbox tries it again. */
final class MailNotDelivered extends RuntimeException {
  MailNotDelivered(String why) {
    super(why);
  }

  MailNotDelivered(MailFailure failure) {
    super("A mail did not leave: " + failure.name() + "; check MAIL_HOST and MAIL_PORT");
  }
}
