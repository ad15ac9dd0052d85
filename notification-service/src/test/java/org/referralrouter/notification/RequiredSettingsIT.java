package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever must be told has an address, or the service does not start. */
class RequiredSettingsIT {
  @ParameterizedTest
  @CsvSource({
    "MAIL_RESTRICTED_ADDRESS_DESIGNATED_OFFICER=, MAIL_RESTRICTED_ADDRESS_DESIGNATED_OFFICER",
    "MAIL_DUTY_MANAGER_ADDRESS_POLICE=, MAIL_DUTY_MANAGER_ADDRESS_POLICE",
    "notification.mail.board-address=, MAIL_BOARD_ADDRESS",
    "notification.mail.board-address=nobody in particular, MAIL_BOARD_ADDRESS",
    "MAIL_ADDRESS_TRIAGE=nobody in particular, MAIL_ADDRESS_TRIAGE"
  })
  void a_missing_address_is_a_fault_at_start_that_names_its_setting(String setting, String named) {
    Throwable fault =
        catchThrowable(
            () ->
                RunningService.start(
                        RunningService.STACK.database("notification_settings"),
                        "--" + setting,
                        "--spring.kafka.listener.auto-startup=false")
                    .close());

    assertThat(fault).rootCause().hasMessageContaining(named);
    assertThat(fault).rootCause().hasMessageNotContaining("MAIL_ADDRESS_POLICE");
    assertThat(fault).rootCause().hasMessageNotContaining("in particular");
  }
}
