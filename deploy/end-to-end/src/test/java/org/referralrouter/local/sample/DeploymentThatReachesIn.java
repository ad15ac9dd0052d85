package org.referralrouter.local.sample;

import org.referralrouter.routing.sample.Inside;

/** What the rule of deployments is there to find. */
record DeploymentThatReachesIn(Inside inside) {}
