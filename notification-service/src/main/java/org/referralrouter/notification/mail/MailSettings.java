package org.referralrouter.notification.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where mail goes.
 *
 * @param from the sender's address
 * @param inboxUrl base of the links in mails
 * @param zone in which mails tell times
 * @param addresses of each agency; an agency without one, or with an empty one, gets no mail of its
 *     ordinary referrals
 * @param restrictedAddresses of each agency's restricted readers (reading, K7); required
 * @param dutyManagerAddresses of each agency's duty manager (lifecycle, L14); required
 * @param boardAddress of the board; required
 * @param firstRetry wait after the first failure; it doubles with each
 * @param longestRetry the longest wait
 */
@Validated
@ConfigurationProperties("notification.mail")
record MailSettings(
    @NotBlank String from,
    @NotNull URI inboxUrl,
    @NotNull ZoneId zone,
    Map<Agency, String> addresses,
    Map<Agency, String> restrictedAddresses,
    Map<Agency, String> dutyManagerAddresses,
    @Nullable String boardAddress,
    @NotNull Duration firstRetry,
    @NotNull Duration longestRetry) {

  MailSettings {
    addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
    restrictedAddresses = restrictedAddresses == null ? Map.of() : Map.copyOf(restrictedAddresses);
    dutyManagerAddresses =
        dutyManagerAddresses == null ? Map.of() : Map.copyOf(dutyManagerAddresses);
  }
}
