package org.fusiform.capacity.cluster;

import org.fusiform.capacity.event.Agenda;
import org.fusiform.capacity.event.Shared;

/** A part of the work on an item; the parts follow one another. */
public sealed interface Step {
    Phase phase();

    void run(Agenda agenda, Runnable done);

    /** On something of the pod's own. */
    record Own(Phase phase, double seconds) implements Step {
        @Override
        public void run(Agenda agenda, Runnable done) {
            agenda.in(seconds, done);
        }
    }

    /**
     * On something that others want, too.
     *
     * @param amount in units of the resource
     * @param cap units a second that this pod can take at most
     */
    record Common(Phase phase, Shared resource, double amount, double cap) implements Step {
        @Override
        public void run(Agenda agenda, Runnable done) {
            resource.use(amount, cap, done);
        }
    }
}
