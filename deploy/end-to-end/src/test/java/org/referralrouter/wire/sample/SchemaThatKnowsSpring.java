package org.referralrouter.wire.sample;

import org.springframework.boot.SpringApplication;

/** What the rule of the schemas is there to find. */
record SchemaThatKnowsSpring(SpringApplication application) {}
