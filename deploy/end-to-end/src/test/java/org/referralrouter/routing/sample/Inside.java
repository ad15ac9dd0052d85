package org.referralrouter.routing.sample;

/** Stands for any class within a service. */
public final class Inside {}
