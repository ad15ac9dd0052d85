package org.referralrouter.edge.outbox;

import java.time.Duration;

/**
 * When the queue is looked into.
 *
 * @param interval between two looks where no commit of this process calls for one; other processes
 *     commit too
 * @param retryDelay until an event that did not leave is tried again
 */
public record OutboxSettings(Duration interval, Duration retryDelay) {}
