package org.fusiform.cli.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.terminal.Terminal;

/** Requests to one gateway, sent again where it has no answer at the moment. */
final class Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI base;
    private final Terminal terminal;
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private volatile boolean met;

    Exchange(URI base, Terminal terminal) {
        this.base = base;
        this.terminal = terminal;
    }

    URI base() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    /** @param harmless whether the request does nothing twice, even if only its answer was lost */
    <T> T ask(HttpRequest request, Patience patience, boolean harmless, Answer<T> answer) {
        Tries tries = new Tries(patience, harmless, terminal);
        while (true) {
            try {
                return once(request, answer);
            } catch (GatewayFailure failure) {
                tries.awaitNext(failure);
            }
        }
    }

    private <T> T once(HttpRequest request, Answer<T> answer) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            met = true;
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    String refusal = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    throw Problem.of(response.statusCode(), refusal).failure(RetryAfter.of(response));
                }
                return answer.read(body);
            }
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw GatewayUnreachable.nobody(
                    "no gateway answers at " + base + "; start one with ./fusiform up, or name another with --url",
                    e,
                    met);
        } catch (IOException e) {
            met = true;
            throw brokeOff(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    /** What cannot be read here does not become readable by another try. */
    CommandFailure brokeOff(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableContent || cause instanceof UncheckedIOException) {
                return new CommandFailure("cannot send to " + base + ": " + reason(failure), failure);
            }
        }
        return GatewayUnreachable.brokeOff("the exchange with " + base + " broke off: " + reason(failure), failure);
    }

    /** The innermost cause knows which file could not be read. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() instanceof IOException || cause.getCause() instanceof UncheckedIOException) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
