package org.referralrouter.notification.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How mail is sent; where it goes to, the {@link AddressBook} says.
 *
 * @param from the sender's address
 * @param inboxUrl base of the links in mails
 * @param zone in which mails tell times
 * @param boardAddress of the board; required
 * @param connections to the mail server at once
 * @param firstRetry wait after the first failure; it doubles with each
 * @param longestRetry the longest wait
 */
@Validated
@ConfigurationProperties("notification.mail")
record MailSettings(
    @NotBlank String from,
    @NotNull URI inboxUrl,
    @NotNull ZoneId zone,
    @Nullable String boardAddress,
    @Positive int connections,
    @NotNull Duration firstRetry,
    @NotNull Duration longestRetry) {}
