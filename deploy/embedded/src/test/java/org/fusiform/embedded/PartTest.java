package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void namesAreReadAndWritten() {
        assertThat(Part.parse("s3,kafka")).containsExactly(Part.KAFKA, Part.S3);
        assertThat(Part.join(Part.parse("s3, kafka"))).isEqualTo("kafka,s3");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Part.parse("kafka,mongo"))
                .hasMessage("'mongo' is no part; the parts are kafka,postgres,s3");
    }
}
