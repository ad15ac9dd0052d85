package org.referralrouter.intake;

import java.time.Clock;
import org.referralrouter.concern.Agencies;
import org.referralrouter.intake.mail.MailSettings;
import org.referralrouter.intake.progress.Progress;
import org.referralrouter.intake.progress.ProgressLog;
import org.referralrouter.intake.progress.ReporterPost;
import org.referralrouter.intake.submission.Concerns;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.wire.ConcernJson;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The intake service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeApplication {
  /** Starts the service with the settings of {@code application.yaml}. */
  public static void main(String[] args) {
    SpringApplication.run(IntakeApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ConcernJson concernJson(Agencies agencies, Clock clock) {
    return new ConcernJson(agencies, clock);
  }

  @Bean
  Intake intake(Concerns concerns, Clock clock) {
    return new Intake(concerns, clock);
  }

  @Bean
  ProgressLog progressLog(Progress progress, ReporterPost post, MailSettings mail, Clock clock) {
    return new ProgressLog(progress, post, mail.newsFor(), clock);
  }
}
