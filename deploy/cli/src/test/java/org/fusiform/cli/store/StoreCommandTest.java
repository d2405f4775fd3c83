package org.fusiform.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.gateway.StubGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreCommandTest {
    private static final String SWEPT = """
            {"dryRun":true,"kinds":[
              {"kind":"stimuli","removed":{"objects":0,"bytes":0},"spared":{"objects":0,"bytes":0}},
              {"kind":"activations","removed":{"objects":3,"bytes":1536},"spared":{"objects":1,"bytes":5368709120}}],
             "removed":{"objects":3,"bytes":1536},"spared":{"objects":1,"bytes":5368709120}}""";

    private final RecordedTerminal terminal = new RecordedTerminal();
    private StubGateway stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubGateway();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private int run(String... arguments) {
        return stub.run(terminal, arguments);
    }

    @Test
    void usage_is_a_table_of_kinds_and_their_total() {
        // Given
        stub.on("/store/usage", 200, "application/json", """
                {"kinds":[
                  {"kind":"stimuli","stored":{"objects":40,"bytes":900},"unreferenced":{"objects":2,"bytes":45}},
                  {"kind":"activations","stored":{"objects":12,"bytes":10485760},
                   "unreferenced":{"objects":0,"bytes":0}}],
                 "total":{"objects":52,"bytes":10486660},"unreferenced":{"objects":2,"bytes":45}}""");

        // When
        int code = run("store", "usage");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("""
                kind         objects stored      size  objects unreferenced  size
                stimuli                  40     900 B                     2  45 B
                activations              12  10.0 MiB                     0   0 B
                total                    52  10.0 MiB                     2  45 B
                """);
    }

    @Test
    void a_dry_sweep_asks_for_one_and_says_what_it_would_remove() {
        // Given
        stub.on("/store:sweep", 200, "application/json", SWEPT);

        // When
        int code = run("store", "sweep", "--dry-run");

        // Then
        assertThat(code).isZero();
        assertThat(stub.asked().getFirst().line()).isEqualTo("POST /api/v1/store:sweep?dryRun=true");
        assertThat(terminal.out().lines().findFirst().orElseThrow()).contains("to remove", "spared");
        assertThat(terminal.out().lines().skip(3)).singleElement().asString().matches("total +3 +1.5 KiB +1 +5.0 GiB");
    }

    @Test
    void a_sweep_that_is_refused_says_why() {
        // Given
        stub.on("/store:sweep", 409, "application/problem+json", "{\"detail\":\"another sweep is under way\"}");

        // When
        int code = run("store", "sweep");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(stub.asked().getFirst().line()).isEqualTo("POST /api/v1/store:sweep");
        assertThat(terminal.err()).contains("another sweep is under way").hasLineCount(1);
    }
}
