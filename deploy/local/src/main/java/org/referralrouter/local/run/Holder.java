package org.referralrouter.local.run;

/**
 * A system that runs in a directory.
 *
 * @param pid the process that started it and ends it
 */
public record Holder(long pid, Ports ports) {}
