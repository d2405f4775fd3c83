package org.fusiform.capacity.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fusiform.capacity.event.Agenda;
import org.fusiform.capacity.scaling.Autoscaler;
import org.fusiform.capacity.scaling.ScalerSettings;

/** The replicas of one service, as KEDA takes them from none and back, and the autoscaler changes them in between. */
final class Fleet<T> {
    private final Agenda agenda;
    private final Topic<T> topic;
    private final ScalerSettings settings;
    private final Autoscaler autoscaler;
    private final int room;
    private final double startSeconds;
    private final Supplier<Pod.Work<T>> work;
    private final BooleanSupplier awake;
    private final BooleanSupplier over;
    private final Times times = new Times();
    private final Deque<Pod<T>> pods = new ArrayDeque<>();
    private int wished;
    private int most;
    private double lastActive;

    /**
     * @param room pods that the nodes have place for; what is wished beyond waits, and costs nothing
     * @param awake whether another trigger than the topic's lag wants a replica
     * @param over whether nothing will come any more
     */
    Fleet(
            Agenda agenda,
            Topic<T> topic,
            ScalerSettings settings,
            int room,
            double startSeconds,
            Supplier<Pod.Work<T>> work,
            BooleanSupplier awake,
            BooleanSupplier over) {
        this.agenda = agenda;
        this.topic = topic;
        this.settings = settings;
        this.autoscaler = new Autoscaler(settings);
        this.room = room;
        this.startSeconds = startSeconds;
        this.work = work;
        this.awake = awake;
        this.over = over;
    }

    /** From nothing, by lag. */
    void scale() {
        agenda.in(settings.pollingSeconds(), this::poll);
        agenda.in(Autoscaler.SYNC_SECONDS, this::synchronise);
    }

    /** As many as there are, for good, and at once. */
    void fix(int replicas) {
        for (int i = 0; i < replicas; i++) {
            add(0);
        }
    }

    private void poll() {
        boolean active = topic.lag() > 0 || awake.getAsBoolean();
        if (active) {
            lastActive = agenda.now();
            if (wished == 0) {
                autoscaler.reset();
                resize(Math.max(1, settings.minReplicas()));
            }
        } else if (wished > 0 && agenda.now() - lastActive >= settings.cooldownSeconds()) {
            resize(settings.minReplicas());
        }
        if (!settled()) {
            agenda.in(settings.pollingSeconds(), this::poll);
        }
    }

    private void synchronise() {
        if (wished > 0) {
            resize(autoscaler.decide(agenda.now(), wished, seen()));
        }
        if (!settled()) {
            agenda.in(Autoscaler.SYNC_SECONDS, this::synchronise);
        }
    }

    /** The lag that KEDA tells the autoscaler: no more than all partitions are worth, if no consumer is to be idle. */
    private long seen() {
        return settings.allowIdleConsumers()
                ? topic.lag()
                : Math.min(topic.lag(), (long) topic.partitions() * settings.lagThreshold());
    }

    private boolean settled() {
        return over.getAsBoolean() && wished <= settings.minReplicas();
    }

    private void resize(int replicas) {
        wished = replicas;
        while (pods.size() < Math.min(wished, room)) {
            add(startSeconds);
        }
        // The youngest first, as a ReplicaSet chooses.
        while (pods.size() > wished) {
            pods.removeLast().end();
        }
    }

    private void add(double seconds) {
        Pod<T> pod = new Pod<>(agenda, topic, work.get(), times);
        pods.addLast(pod);
        most = Math.max(most, pods.size());
        pod.start(seconds);
    }

    /** Ends those that are left, so that their time counts. */
    void close() {
        while (!pods.isEmpty()) {
            pods.removeLast().end();
        }
    }

    Times times() {
        return times;
    }

    int most() {
        return most;
    }
}
