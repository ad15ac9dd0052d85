-- What each referral's agency has last answered, by its inbox or by Kafka: codes alone. It may come before the referral does.
CREATE TABLE acknowledgement
(
    referral_id     uuid        NOT NULL,
    agency          text        NOT NULL,
    revision        integer     NOT NULL CHECK (revision > 0),
    outcome         text        NOT NULL,
    acknowledged_at timestamptz NOT NULL,
    -- Another agency's word on a referral stands beside its own agency's and never replaces it.
    PRIMARY KEY (referral_id, agency)
);

GRANT SELECT, INSERT, UPDATE ON acknowledgement TO "${service_user}";
