package org.referralrouter.notification.mail;

/** A mail's subject and text. Mail is read by more people than it names. */
record MailText(String subject, String text) {}
