package org.fusiform.cli.gateway;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Predicate;

/** A stream of server-sent events that is taken up where it broke off. */
public final class ServerEvents {
    /** Three of the comments that the gateway sends, one every 15 s, while nothing changes. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Gateway gateway;
    private final String path;
    private final Duration silence;
    private String lastId;

    public ServerEvents(Gateway gateway, String path) {
        this(gateway, path, SILENCE);
    }

    /** @param silence after which a stream counts as broken */
    ServerEvents(Gateway gateway, String path, Duration silence) {
        this.gateway = gateway;
        this.path = path;
        this.silence = silence;
    }

    /**
     * Hands over the data of each event until {@code more} answers false or the gateway ends the stream; after a stream
     * that is broken, the next call goes on behind the last event.
     */
    public void follow(Predicate<String> more) throws EventsBroken {
        HttpRequest request = gateway.events(path, lastId);
        try (EventLines lines = EventLines.open(gateway.exchange().http(), request, silence)) {
            read(lines, more);
        } catch (EventsBroken e) {
            throw e;
        } catch (IOException e) {
            throw new EventsBroken(e);
        }
    }

    /** As the HTML standard defines the format; event types do not matter here. */
    private void read(EventLines lines, Predicate<String> more) throws IOException {
        StringBuilder data = new StringBuilder();
        String id = lastId;
        for (String line = lines.next(); line != null; line = lines.next()) {
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
}
