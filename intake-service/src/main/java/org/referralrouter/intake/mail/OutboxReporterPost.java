package org.referralrouter.intake.mail;

import io.namastack.outbox.Outbox;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.intake.progress.ReporterNews;
import org.referralrouter.intake.progress.ReporterPost;
import org.springframework.stereotype.Component;

/** Puts mails into the outbox, in the caller's transaction; each waits for nobody else. */
@Component
class OutboxReporterPost implements ReporterPost {
  private final Outbox outbox;
  private final ReporterMails mails;

  OutboxReporterPost(Outbox outbox, ReporterMails mails) {
    this.outbox = outbox;
    this.mails = mails;
  }

  @Override
  public void tell(ReporterNews news) {
    if (mails.first(news)) {
      outbox.schedule(news, "mail:" + news.newsId());
    }
  }

  @Override
  public void told(NotificationOutcome outcome) {
    mails.told(outcome);
  }
}
