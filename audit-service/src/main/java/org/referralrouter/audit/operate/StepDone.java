package org.referralrouter.audit.operate;

import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agency;

/**
 * Something that was waited for has happened.
 *
 * @param inTime whether it has within its time
 */
public record StepDone(Missing.Kind step, @Nullable Agency agency, boolean inTime) {}
