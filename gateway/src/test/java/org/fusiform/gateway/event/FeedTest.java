package org.fusiform.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusiform.gateway.access.Caller;
import org.fusiform.gateway.access.Scope;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Source source = new Source();
    private final Feed feed = new Feed(source);

    /** Counts what it is asked. */
    private static final class Source implements FeedSource {
        final Map<String, Long> campaigns = new HashMap<>();
        final Set<String> dead = new HashSet<>();
        int versions;
        int events;
        int keys;

        @Override
        public Map<String, Long> versions(Set<String> asked) {
            versions++;
            Map<String, Long> found = new HashMap<>(campaigns);
            found.keySet().retainAll(asked);
            return found;
        }

        @Override
        public CampaignEvent event(String project, String campaign) {
            events++;
            return new CampaignEvent(campaigns.get(campaign), false, campaign);
        }

        @Override
        public Set<String> dead(Set<String> asked) {
            keys++;
            Set<String> found = new HashSet<>(dead);
            found.retainAll(asked);
            return found;
        }
    }

    private static final class Ear implements Listener {
        final Caller caller;
        final List<Long> heard = new ArrayList<>();
        int beats;
        boolean ended;

        Ear(Caller caller) {
            this.caller = caller;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public void changed(CampaignEvent event) {
            heard.add(event.version());
        }

        @Override
        public void heartbeat() {
            beats++;
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private static Caller caller(String name, Instant until) {
        return new Caller("p", name, Scope.READ, until);
    }

    private Ear listen(String campaign, Caller caller) {
        Ear ear = new Ear(caller);
        feed.listen("p", campaign, ear);
        return ear;
    }

    @Test
    void however_many_listen_a_look_asks_once() {
        // Given 2,000 who listen to 50 campaigns
        IntStream.range(0, 50).forEach(i -> source.campaigns.put("c" + i, 1L));
        List<Ear> ears = IntStream.range(0, 2000)
                .mapToObj(i -> listen("c" + i % 50, caller("key:" + i % 10, null)))
                .toList();
        feed.look(NOW);
        source.versions = 0;
        source.events = 0;
        source.keys = 0;

        // When nothing happens
        IntStream.range(0, 10).forEach(i -> feed.look(NOW));

        // Then
        assertThat(source.versions).isEqualTo(10);
        assertThat(source.keys).isEqualTo(10);
        assertThat(source.events).isZero();

        // When one campaign changes, then it is read once for its forty
        source.campaigns.put("c7", 2L);
        feed.look(NOW);
        assertThat(source.events).isEqualTo(1);
        assertThat(ears).filteredOn(ear -> ear.heard.contains(2L)).hasSize(40);
        feed.heartbeat();
        assertThat(ears).allMatch(ear -> ear.beats == 1);
    }

    @Test
    void nobody_listens_and_nothing_is_asked() {
        source.campaigns.put("c", 1L);
        Runnable end = feed.listen("p", "c", new Ear(caller("key:a", null)));
        end.run();

        feed.look(NOW);

        assertThat(source.versions + source.events + source.keys).isZero();
    }

    @Test
    void who_comes_after_a_change_was_told_is_told_it_too() {
        // Given
        source.campaigns.put("c", 2L);
        Ear first = listen("c", caller("token:a", null));
        feed.look(NOW);

        // When somebody comes who read the campaign before that
        Ear second = listen("c", caller("token:b", null));
        feed.look(NOW);

        // Then
        assertThat(first.heard).contains(2L);
        assertThat(second.heard).containsExactly(2L);
    }

    @Test
    void whose_key_opens_nothing_any_more_hears_nothing_any_more() {
        source.campaigns.put("c", 1L);
        Ear revoked = listen("c", caller("key:a", null));
        Ear expired = listen("c", caller("token:b", NOW.plusSeconds(5)));
        Ear other = listen("c", caller("key:c", NOW.plusSeconds(60)));

        source.dead.add("a");
        feed.look(NOW);
        assertThat(revoked.ended).isTrue();
        assertThat(expired.ended).isFalse();

        feed.look(NOW.plusSeconds(5));
        assertThat(expired.ended).isTrue();
        assertThat(other.ended).isFalse();
    }

    @Test
    void a_campaign_that_is_deleted_ends_its_streams() {
        source.campaigns.put("c", 1L);
        Ear ear = listen("c", caller("token:a", null));
        source.campaigns.remove("c");

        feed.look(NOW);

        assertThat(ear.ended).isTrue();
    }
}
