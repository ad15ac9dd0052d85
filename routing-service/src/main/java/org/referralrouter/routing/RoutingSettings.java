package org.referralrouter.routing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the board and the place of work set.
 *
 * @param registryUrl base address of the schema registry
 * @param procedureId which procedure decides
 * @param procedureVersion its version
 * @param proceduresDirectory where the board keeps procedures of its own, if it does
 * @param acceptedProcedureDirectory where a copy of the last accepted procedure is kept
 * @param zone where the board's working hours are kept
 * @param holidays days on which the board does not work, beside the bank holidays of England
 */
@Validated
@ConfigurationProperties("routing")
public record RoutingSettings(
    @NotNull URI registryUrl,
    @NotBlank String procedureId,
    @NotBlank String procedureVersion,
    @Nullable Path proceduresDirectory,
    @NotNull Path acceptedProcedureDirectory,
    @NotNull ZoneId zone,
    @DefaultValue Set<LocalDate> holidays) {}
