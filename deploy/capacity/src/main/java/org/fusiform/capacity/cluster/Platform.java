package org.fusiform.capacity.cluster;

import org.fusiform.capacity.event.Agenda;
import org.fusiform.capacity.event.Shared;

/**
 * Where the work is done. On a cluster each pod has processors of its own, and they share the store. On one machine all share
 * its cores, the store among them: a benchmark's seconds are then core seconds, as many times as it kept cores busy.
 */
public interface Platform {
    Step own(Phase phase, double seconds, boolean allCores);

    /** What is done alongside other work of the pod, for {@code otherSeconds} of which it costs nothing. */
    Step alongside(Phase phase, double seconds, double otherSeconds);

    Step write(double bytes);

    Step read(Phase phase, double bytes, double alongsideSeconds);

    /** Bytes that were read from the store. */
    double bytesRead();

    /** Seconds of cores that all shared; 0 where each pod has its own. */
    double coreSeconds();

    /** Makes one for a run. */
    interface Kind {
        Platform on(Agenda agenda, Rates rates);
    }

    static Platform cluster(Agenda agenda, Rates rates) {
        return new Cluster(
                new Shared(agenda, rates.storeWriteBytesPerSecond()),
                new Shared(agenda, rates.storeReadBytesPerSecond()),
                rates);
    }

    /** @param cores of the machine */
    static Kind machine(int cores) {
        return (agenda, rates) -> new Machine(new Shared(agenda, cores), cores, rates, new double[1]);
    }

    /** Reading goes on alongside the work on what was read, and is as slow as the slower of the two. */
    record Cluster(Shared writes, Shared reads, Rates rates) implements Platform {
        @Override
        public Step own(Phase phase, double seconds, boolean allCores) {
            return new Step.Own(phase, seconds);
        }

        @Override
        public Step alongside(Phase phase, double seconds, double otherSeconds) {
            return own(phase, Math.max(0, seconds - otherSeconds), false);
        }

        @Override
        public Step write(double bytes) {
            return new Step.Common(Phase.STORE, writes, bytes, rates.putBytesPerSecond());
        }

        @Override
        public Step read(Phase phase, double bytes, double alongsideSeconds) {
            double fastest = rates.getBytesPerSecond();
            return new Step.Common(
                    phase, reads, bytes, alongsideSeconds > 0 ? Math.min(fastest, bytes / alongsideSeconds) : fastest);
        }

        @Override
        public double bytesRead() {
            return reads.given();
        }

        @Override
        public double coreSeconds() {
            return 0;
        }
    }

    /** The seconds of what is read and worked on add up, as both are work for the same cores. */
    record Machine(Shared processors, int cores, Rates rates, double[] read) implements Platform {
        @Override
        public Step own(Phase phase, double seconds, boolean allCores) {
            int busy = allCores ? cores : 1;
            return new Step.Common(phase, processors, seconds * busy, busy);
        }

        /** The cores have nothing to spare. */
        @Override
        public Step alongside(Phase phase, double seconds, double otherSeconds) {
            return own(phase, seconds, true);
        }

        @Override
        public Step write(double bytes) {
            return own(Phase.STORE, bytes / rates.putBytesPerSecond(), true);
        }

        @Override
        public Step read(Phase phase, double bytes, double alongsideSeconds) {
            read[0] += bytes;
            return own(phase, bytes / rates.getBytesPerSecond() + alongsideSeconds, true);
        }

        @Override
        public double bytesRead() {
            return read[0];
        }

        @Override
        public double coreSeconds() {
            return processors.given();
        }
    }
}
