package org.fusiform.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.cli.RecordedTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerEventsTest {
    private static final String PATH = "/campaigns/1/events";
    private static final String STREAM = "text/event-stream";

    private StubGateway stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubGateway();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private Gateway gateway() {
        return new Gateway(stub.url(), "secret", new RecordedTerminal().terminal());
    }

    @Test
    void a_broken_event_stream_is_taken_up_after_its_last_event() throws IOException {
        // Given
        stub.on(PATH, 200, STREAM, """
                : hello
                id: 7
                data: {"a":
                data: 1}

                id: 8
                data: second

                id: 9
                data: never ended""");
        ServerEvents events = new ServerEvents(gateway(), PATH);
        List<String> heard = new ArrayList<>();

        // When
        events.follow(heard::add);
        events.follow(heard::add);

        // Then
        assertThat(heard.subList(0, 2)).containsExactly("{\"a\":\n1}", "second");
        assertThat(stub.asked().get(0).headers()).doesNotContainKey("Last-event-id");
        assertThat(stub.asked().get(1).headers()).containsEntry("Last-event-id", List.of("8"));
    }

    @Test
    void a_stream_without_a_sign_of_life_is_broken_and_taken_up_after_its_last_event() throws IOException {
        // Given
        stub.silent(PATH, STREAM, "id: 7\ndata: first\n\n: alive\n").on(PATH, 200, STREAM, "id: 8\ndata: second\n\n");
        ServerEvents events = new ServerEvents(gateway(), PATH, Duration.ofMillis(300));
        List<String> heard = new ArrayList<>();

        // When
        assertThatThrownBy(() -> events.follow(heard::add))
                .isInstanceOf(EventsBroken.class)
                .hasMessageContaining("nothing came");
        events.follow(heard::add);

        // Then
        assertThat(heard).containsExactly("first", "second");
        assertThat(stub.asked().getLast().headers()).containsEntry("Last-event-id", List.of("7"));
    }

    @Test
    void a_gateway_that_is_asked_too_often_says_when_to_ask_again() {
        // Given
        stub.later(PATH, 429, "too many", "7");

        // When
        EventsBroken broken =
                catchThrowableOfType(EventsBroken.class, () -> new ServerEvents(gateway(), PATH).follow(event -> true));

        // Then
        assertThat(broken.after()).isEqualTo(Duration.ofSeconds(7));
    }
}
