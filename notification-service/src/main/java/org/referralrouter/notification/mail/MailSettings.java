package org.referralrouter.notification.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.referralrouter.concern.Agency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where mail goes.
 *
 * @param from the sender's address
 * @param inboxUrl base of the links in mails
 * @param addresses of each agency; an agency without one, or with an empty one, gets no mail
 * @param firstRetry wait after the first failure; it doubles with each
 * @param longestRetry the longest wait
 */
@Validated
@ConfigurationProperties("notification.mail")
record MailSettings(
    @NotBlank String from,
    @NotNull URI inboxUrl,
    Map<Agency, String> addresses,
    @NotNull Duration firstRetry,
    @NotNull Duration longestRetry) {

  MailSettings {
    addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
  }

  Optional<String> addressOf(Agency agency) {
    return Optional.ofNullable(addresses.get(agency)).filter(address -> !address.isBlank());
  }
}
