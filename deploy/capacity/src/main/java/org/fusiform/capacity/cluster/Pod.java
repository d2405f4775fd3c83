package org.fusiform.capacity.cluster;

import java.util.Iterator;
import java.util.List;
import org.fusiform.capacity.event.Agenda;

/** A replica: starts, joins the group, does one item after the other, and when asked to end finishes the one in hand. */
final class Pod<T> extends Topic.Member<T> {
    private final Agenda agenda;
    private final Topic<T> topic;
    private final Work<T> work;
    private final Times times;
    private double since;
    private boolean joined;
    private boolean busy;
    private boolean ending;

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
            account(Phase.STARTING);
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
            if (!busy) {
                account(Phase.IDLE);
            }
        }
    }

    @Override
    void arrived() {
        if (busy || ending) {
            return;
        }
        T item = topic.next(this);
        if (item != null) {
            account(Phase.IDLE);
            busy = true;
            go(work.steps(item).iterator(), item);
        }
    }

    private void go(Iterator<Step> steps, T item) {
        if (steps.hasNext()) {
            Step step = steps.next();
            step.run(agenda, () -> {
                account(step.phase());
                go(steps, item);
            });
        } else {
            busy = false;
            topic.answered();
            work.done(item);
            arrived();
        }
    }

    private void account(Phase phase) {
        times.add(phase, agenda.now() - since);
        since = agenda.now();
    }
}
