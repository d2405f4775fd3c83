package org.fusiform.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void everyEntryIsOfAKnownFamilyAndCanBeCheckedWhenItHasCome() {
        assertThat(Catalogue.all()).isNotEmpty().allSatisfy(entry -> {
            assertThat(Families.named(entry.family())).as(entry.family()).isPresent();
            assertThat(URI.create(entry.address()).getScheme()).isEqualTo("https");
            assertThat(entry.sha256()).matches("[0-9a-f]{8}|[0-9a-f]{64}");
            assertThat(entry.address()).as("names what it is checked against").contains(entry.sha256());
            assertThat(Catalogue.named(entry.id())).contains(entry);
        });
        assertThat(Catalogue.all()).extracting(CatalogueEntry::id).doesNotHaveDuplicates();
    }

    @Test
    void aFileIsRecognisedByAsMuchOfItsHashAsIsKnown() {
        CatalogueEntry entry = Catalogue.named("resnet50-imagenet1k-v1").orElseThrow();

        assertThat(entry.fileName()).isEqualTo("resnet50-0676ba61.pth");
        assertThat(entry.is("0676ba61" + "0".repeat(56))).isTrue();
        assertThat(entry.is("0676ba60" + "0".repeat(56))).isFalse();
    }
}
