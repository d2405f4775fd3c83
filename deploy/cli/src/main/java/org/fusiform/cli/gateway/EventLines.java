package org.fusiform.cli.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fusiform.cli.CommandFailure;

/** The lines of one event stream, which counts as broken once nothing has come for a while. */
final class EventLines implements AutoCloseable {
    private static final int OK = 200;

    private final InputStream body;
    private final BufferedReader lines;
    private final Duration silence;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

    private EventLines(InputStream body, Duration silence) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.silence = silence;
    }

    /** @param silence the longest time without a line, or without an answer at all */
    static EventLines open(HttpClient http, HttpRequest request, Duration silence) throws IOException {
        HttpResponse<InputStream> response = within(silence, http.sendAsync(request, BodyHandlers.ofInputStream()));
        if (response.statusCode() != OK) {
            response.body().close();
            throw new EventsBroken(
                    response.statusCode(), RetryAfter.of(response).orElse(Duration.ZERO));
        }
        return new EventLines(response.body(), silence);
    }

    /** The next line, or null where the gateway has ended the stream. */
    String next() throws IOException {
        return within(silence, reading.submit(lines::readLine));
    }

    private static <T> T within(Duration silence, Future<T> coming) throws IOException {
        try {
            return coming.get(silence.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new IOException("nothing came for " + silence.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /** The body first, for which somebody may be waiting still. */
    @Override
    public void close() throws IOException {
        body.close();
        reading.close();
    }
}
