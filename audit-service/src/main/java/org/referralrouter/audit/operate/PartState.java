package org.referralrouter.audit.operate;

import org.jspecify.annotations.Nullable;

/**
 * A part of the system.
 *
 * @param up whether it serves
 * @param fault whose fault it is where it does not, as the part itself says; null where it says
 *     nothing
 */
public record PartState(String part, boolean up, @Nullable String fault) {}
