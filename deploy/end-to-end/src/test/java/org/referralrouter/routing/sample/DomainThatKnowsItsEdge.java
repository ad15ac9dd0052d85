package org.referralrouter.routing.sample;

import org.referralrouter.routing.kafka.sample.Edge;

/** What the rule of the domain is there to find. */
record DomainThatKnowsItsEdge(Edge edge) {}
