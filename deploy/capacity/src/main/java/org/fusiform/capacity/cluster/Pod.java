package org.fusiform.capacity.cluster;

import java.util.Iterator;
import java.util.List;
import org.fusiform.capacity.event.Agenda;

/**
 * A replica: starts, joins the group, does its items, and when asked to end finishes those in hand. While it writes one item
 * to the store, it is at work on the next; two are in hand at most.
 */
final class Pod<T> extends Topic.Member<T> {
    private static final int IN_HAND_AT_MOST = 2;

    private final Agenda agenda;
    private final Topic<T> topic;
    private final Work<T> work;
    private final Times times;
    private Phase phase = Phase.STARTING;
    private double since;
    private boolean joined;
    private boolean ending;
    private int inHand;
    private boolean busy;
    private boolean writing;
    private Runnable nextToWrite;

    /** What pods of one kind do. */
    interface Work<T> {
        /** What this pod has to do for the item; each pod has an instance of its own. */
        List<Step> steps(T item);

        void done(T item);
    }

    Pod(Agenda agenda, Topic<T> topic, Work<T> work, Times times) {
        this.agenda = agenda;
        this.topic = topic;
        this.work = work;
        this.times = times;
        this.since = agenda.now();
    }

    void start(double seconds) {
        agenda.in(seconds, () -> {
            now(Phase.IDLE);
            if (!ending) {
                joined = true;
                topic.join(this);
            }
        });
    }

    /** Its partitions go to others at once. */
    void end() {
        ending = true;
        if (joined) {
            topic.leave(this);
            now(phase);
        }
    }

    @Override
    void arrived() {
        if (busy || inHand == IN_HAND_AT_MOST || ending) {
            return;
        }
        T item = topic.next(this);
        if (item != null) {
            inHand++;
            busy = true;
            go(work.steps(item).iterator(), item);
        }
    }

    private void go(Iterator<Step> steps, T item) {
        if (!steps.hasNext()) {
            busy = false;
            done(item);
            return;
        }
        Step step = steps.next();
        if (step.phase() == Phase.STORE) {
            busy = false;
            write(step, item);
            arrived();
        } else {
            now(step.phase());
            step.run(agenda, () -> go(steps, item));
        }
    }

    /** The last step of an item that has one. */
    private void write(Step step, T item) {
        nowThatNothingIsComputed();
        if (writing) {
            nextToWrite = () -> write(step, item);
            return;
        }
        writing = true;
        now(Phase.STORE);
        step.run(agenda, () -> {
            writing = false;
            if (nextToWrite != null) {
                Runnable next = nextToWrite;
                nextToWrite = null;
                next.run();
            }
            done(item);
        });
    }

    private void done(T item) {
        inHand--;
        nowThatNothingIsComputed();
        topic.answered();
        work.done(item);
        arrived();
    }

    /** Writing counts while nothing else is done. */
    private void nowThatNothingIsComputed() {
        if (!busy) {
            now(writing ? Phase.STORE : Phase.IDLE);
        }
    }

    private void now(Phase next) {
        times.add(phase, agenda.now() - since);
        since = agenda.now();
        phase = next;
    }
}
