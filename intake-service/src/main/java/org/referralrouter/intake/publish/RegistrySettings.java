package org.referralrouter.intake.publish;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the schema registry is.
 *
 * @param url its base address
 */
@Validated
@ConfigurationProperties("intake.registry")
public record RegistrySettings(@NotNull URI url) {}
