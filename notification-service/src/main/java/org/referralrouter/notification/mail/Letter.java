package org.referralrouter.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.referralrouter.edge.outbox.QueuedEntry;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * A mail that is about to leave.
 *
 * @param entry its place in the queue
 */
record Letter(QueuedEntry entry, Notice notice, Addressee addressee, MailText text) {
  /** Fills in a message. */
  void writeTo(MimeMessage message, String from) throws MessagingException {
    MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(addressee.address());
    helper.setSubject(text.subject());
    helper.setText(text.text());
    message.setHeader("Message-ID", "<%s@referral-router>".formatted(notice.mailId()));
    // RFC 3834: no absence notes back.
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  @Override
  public String toString() {
    return "Letter[" + notice.mailId() + "]";
  }
}
