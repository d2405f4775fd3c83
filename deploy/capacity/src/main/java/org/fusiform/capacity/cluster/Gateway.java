package org.fusiform.capacity.cluster;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.capacity.event.Agenda;

/**
 * Sends shards as far as the windows have room, each time one of the campaign with the fewest under way; of a campaign, model
 * by model. An answer is booked before it makes room.
 */
final class Gateway {
    private final Agenda agenda;
    private final Settings settings;
    private final Rates rates;
    private final Topic<Shard> topic;
    private final Chance chance;
    private final List<Campaign> open = new ArrayList<>();
    private int underWay;
    private double freeAt;
    private long served;

    /** @param number within its model */
    record Shard(Campaign campaign, int model, int number, int stimuli) {}

    /** One that was submitted. */
    static final class Campaign {
        final int number;
        final double submitted;
        final int models;
        final int stimuli;
        final int[] answered;
        int itemsOpen;
        private int model;
        private int shard;
        private int underWay;
        private long lastServed;

        Campaign(int number, double submitted, int models, int stimuli, int itemsOpen) {
            this.number = number;
            this.submitted = submitted;
            this.models = models;
            this.stimuli = stimuli;
            this.answered = new int[models];
            this.itemsOpen = itemsOpen;
        }
    }

    Gateway(Agenda agenda, Settings settings, Rates rates, Topic<Shard> topic, Chance chance) {
        this.agenda = agenda;
        this.settings = settings;
        this.rates = rates;
        this.topic = topic;
        this.chance = chance;
    }

    void submit(Campaign campaign) {
        open.add(campaign);
        release();
    }

    /** Books it, then calls back. */
    void answered(Shard shard, Runnable booked) {
        freeAt = Math.max(freeAt, agenda.now() + rates.messageSeconds()) + rates.bookkeepingSeconds();
        agenda.in(freeAt - agenda.now(), () -> {
            shard.campaign().underWay--;
            underWay--;
            release();
            booked.run();
        });
    }

    private void release() {
        while (underWay < settings.totalWindow()) {
            Campaign next = null;
            for (Campaign campaign : open) {
                if (campaign.underWay < settings.campaignWindow() && (next == null || before(campaign, next))) {
                    next = campaign;
                }
            }
            if (next == null) {
                return;
            }
            send(next);
        }
    }

    private static boolean before(Campaign one, Campaign other) {
        return one.underWay != other.underWay ? one.underWay < other.underWay : one.lastServed < other.lastServed;
    }

    private void send(Campaign campaign) {
        int first = campaign.shard * settings.shardStimuli();
        int count = Math.min(settings.shardStimuli(), campaign.stimuli - first);
        Shard shard = new Shard(campaign, campaign.model, campaign.shard, count);
        campaign.underWay++;
        campaign.lastServed = ++served;
        underWay++;
        if (first + count < campaign.stimuli) {
            campaign.shard++;
        } else {
            campaign.shard = 0;
            if (++campaign.model == campaign.models) {
                open.remove(campaign);
            }
        }
        int key = chance.key(campaign.number, shard.model(), shard.number());
        agenda.in(rates.messageSeconds(), () -> topic.send(shard, key));
    }
}
