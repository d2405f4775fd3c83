package org.fusiform.gateway.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.contracts.campaign.Retention;

/** A campaign; its row lock orders everything that happens to it and its runs. */
@Entity
@Table(name = "campaign")
public class CampaignRow {
    @Id
    public String id;

    public String project;

    @Column(insertable = false, updatable = false)
    public long seq;

    public String name;

    @Enumerated(EnumType.STRING)
    public CampaignState state = CampaignState.PENDING;

    /** What was submitted. */
    public String document;

    @Column(name = "stimulus_set")
    public String stimulusSet;

    /** Whether activation arrays outlive it. */
    @Enumerated(EnumType.STRING)
    public Retention retention = Retention.KEEP;

    /** Grows with everything that people can see change. */
    public long version = 1;

    /** The JSON of the CampaignAnalysed that compares its models; null until then, and for ever with one model. */
    public String comparisons;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "ended_at")
    public Instant endedAt;
}
