package org.fusiform.capacity.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import org.fusiform.capacity.Checkout;
import org.fusiform.extractor.work.config.ExtractorConfig;
import org.fusiform.gateway.campaign.ComputeConfig;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void the_tables_of_the_document_are_what_the_simulation_prints() throws IOException {
        String text = Files.readString(Checkout.root().resolve("deploy/CAPACITY.md"));

        Document document = Document.simulate(Checkout.root());

        assertThat(document.fill(text))
                .as("deploy/CAPACITY.md is stale: run deploy/capacity/run")
                .isEqualTo(text);
        assertThatThrownBy(() -> document.fill(text.replace("<!-- table day -->", "")))
                .hasMessageContaining("has no place for [day]");
    }

    @Test
    void what_no_manifest_sets_is_what_the_services_have_by_themselves() throws NoSuchMethodException {
        assertThat(fallback(ComputeConfig.class, "shardStimuli")).isEqualTo(Long.toString(Document.SHARD_STIMULI));
        assertThat(fallback(ComputeConfig.class, "shardBytes"))
                .isEqualTo(fallback(ExtractorConfig.class, "bufferBytes"));
        assertThat(fallback(ExtractorConfig.class, "cacheBytes")).isEqualTo(Long.toString(Document.CACHE_BYTES));
    }

    private static String fallback(Class<?> mapping, String setting) throws NoSuchMethodException {
        return mapping.getMethod(setting).getAnnotation(WithDefault.class).value();
    }
}
