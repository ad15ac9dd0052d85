package org.referralrouter.intake.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reporters are written to.
 *
 * @param from the sender's address
 * @param firstRetry wait after the first failure; it doubles with each
 * @param longestRetry the longest wait
 * @param newsFor what happened longer ago is not mailed
 */
@Validated
@ConfigurationProperties("intake.mail")
public record MailSettings(
    @NotBlank String from,
    @NotNull Duration firstRetry,
    @NotNull Duration longestRetry,
    @NotNull Duration newsFor) {}
