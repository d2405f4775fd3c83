package org.fusiform.capacity.cluster;

import org.fusiform.capacity.event.Agenda;

/** What lies in the object store. */
final class Store {
    private final Agenda agenda;
    private double bytes;
    private double peak;
    private double byteSeconds;
    private double written;
    private long puts;
    private double since;

    Store(Agenda agenda) {
        this.agenda = agenda;
    }

    void put(double more, long objects) {
        settle();
        bytes += more;
        written += more;
        puts += objects;
        peak = Math.max(peak, bytes);
    }

    void discard(double fewer) {
        settle();
        bytes -= fewer;
    }

    private void settle() {
        byteSeconds += bytes * (agenda.now() - since);
        since = agenda.now();
    }

    double peak() {
        return peak;
    }

    double byteSeconds() {
        settle();
        return byteSeconds;
    }

    double written() {
        return written;
    }

    long puts() {
        return puts;
    }
}
