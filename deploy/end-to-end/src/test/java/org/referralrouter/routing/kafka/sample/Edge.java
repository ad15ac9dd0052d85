package org.referralrouter.routing.kafka.sample;

/** Stands for any class at a service's edge. */
public final class Edge {}
