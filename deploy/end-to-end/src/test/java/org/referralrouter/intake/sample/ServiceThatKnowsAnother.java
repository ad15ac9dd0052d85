package org.referralrouter.intake.sample;

import org.referralrouter.routing.sample.Inside;

/** What the rule of the services is there to find. */
record ServiceThatKnowsAnother(Inside inside) {}
