package org.referralrouter.audit.ledger;

/** One partition of one topic: the ledger keeps each as a log of its own, in the topic's order. */
public record SourceLog(String topic, int partition) {}
