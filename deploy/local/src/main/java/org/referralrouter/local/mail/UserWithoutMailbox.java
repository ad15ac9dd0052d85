package org.referralrouter.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/**
 * An addressee without a mailbox in memory: the file is all that is kept, however many mails come.
 */
record UserWithoutMailbox(String address) implements GreenMailUser {
  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public void deliver(MovingMessage message) {}

  @Override
  public void deliver(MimeMessage message) {}

  @Override
  public void create() {}

  @Override
  public void delete() {}

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {}

  @Override
  public void authenticate(String password) {}

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }
}
