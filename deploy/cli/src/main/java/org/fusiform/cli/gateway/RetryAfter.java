package org.fusiform.cli.gateway;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After, as HTTP has it: seconds, or a date. */
final class RetryAfter {
    private static final String NAME = "Retry-After";

    private RetryAfter() {}

    /** What a response says, if it says so. */
    static Optional<Duration> of(HttpResponse<?> response) {
        return response.headers().firstValue(NAME).flatMap(value -> parse(value.strip(), Instant.now()));
    }

    static Optional<Duration> parse(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Duration left = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            // A header that nobody understands says nothing.
            return Optional.empty();
        }
    }
}
