package org.fusiform.cli.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A stream of server-sent events that is taken up where it broke off. */
public final class ServerEvents {
    private final Gateway gateway;
    private final String path;
    private String lastId;

    public ServerEvents(Gateway gateway, String path) {
        this.gateway = gateway;
        this.path = path;
    }

    /**
     * Hands over the data of each event until {@code more} answers false or the gateway ends the stream; a broken
     * stream is an IOException, and the next call goes on after the last event.
     */
    public void follow(Predicate<String> more) throws IOException {
        try (Stream<String> lines = gateway.events(path, lastId)) {
            read(lines.iterator(), more);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** As the HTML standard defines the format; event types do not matter here. */
    void read(Iterator<String> lines, Predicate<String> more) {
        StringBuilder data = new StringBuilder();
        String id = lastId;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty()) {
                lastId = id;
                if (!data.isEmpty() && !more.test(data.substring(0, data.length() - 1))) {
                    return;
                }
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(value(line)).append('\n');
            } else if (line.startsWith("id:")) {
                id = value(line);
            }
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    String lastId() {
        return lastId;
    }
}
