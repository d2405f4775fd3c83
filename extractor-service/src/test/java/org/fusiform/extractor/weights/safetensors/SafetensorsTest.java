package org.fusiform.extractor.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.checkpoint.Checkpoint;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    private static final String A = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsReadBackInTheOrderOfNames() throws IOException {
        ParameterShape scalar = new ParameterShape("b", new int[0], Initialisation.ONES);
        ParameterShape matrix = new ParameterShape("a.weight", new int[] {2, 3}, Initialisation.ONES);
        Path file = directory.resolve("state.safetensors");

        SafetensorsWriter.write(
                file,
                List.of(scalar, matrix),
                parameter -> parameter == scalar ? new float[] {7} : new float[] {1, 2, 3, 4, 5, -0.1f});

        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.tensors()).extracting(StoredTensor::name).containsExactly("a.weight", "b");
            assertThat(checkpoint.values("a.weight")).containsExactly(1, 2, 3, 4, 5, -0.1f);
            assertThat(checkpoint.values("b")).containsExactly(7);
        }
        assertThat(Files.readAllBytes(file)[0] % 8).as("length of the header").isZero();
    }

    @Test
    void unusedFieldsOfTheMetadataAreNoTensors() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(file("{'__metadata__':{'format':'pt'}," + A + "}", 8))) {
            assertThat(checkpoint.tensors()).extracting(StoredTensor::name).containsExactly("a");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}|7|it was cut short",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}|9|1 bytes of it belong to no tensor",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[1,9]}}|9|1 bytes of it belong to no tensor",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}|8|tensor a float32 [3] in 8 bytes",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}|8|tensor a shape [-2]",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}|8|bytes 8 to 0",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}|8|bytes -8 to 0",
                "{'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}}|8|in 8 bytes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[9223372036854775799,9223372036854775807]}}|8|cut short",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,99999999999999999999]}}|8|no valid JSON",
                "{'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}}|8|tensor a dtype F8_E4M3, which is not read",
                "{'a':{'dtype':'F32','shape':[2]}}|8|tensor a not all of dtype, shape and data_offsets",
                "{'a':{'dtype':'F32','shape':2,'data_offsets':[0,8]}}|8|tensor a something that is no list of sizes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}|8|tensor a something that is no list",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}}|8|tensor a x",
                "{'a':7}|0|tensor a no dtype",
                "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'a':{'dtype':'U8','shape':[1],'data_offsets':[1,2]}}|2|Duplicate field",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}{}|8|goes on after its end",
                "{'a':[[[[[[[[[[]]]]]]]]]]}|0|tensor a no dtype",
                "{'__metadata__':{'a':{'a':{'a':{'a':{'a':{'a':{'a':{'a':{}}}}}}}}}}|0|no valid JSON",
                "{'a'|0|no valid JSON",
                "{}|0|it holds no tensors"
            })
    void aHeaderThatLiesIsRefused(String header, int dataBytes, String reason) {
        assertThatThrownBy(() -> Checkpoint.open(file(header, dataBytes)))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageStartingWith("state.safetensors: ")
                .hasMessageContaining(reason);
    }

    @Test
    void tensorsThatShareBytesAreRefused() {
        String b = A.replace("'a'", "'b'").replace("[0,8]", "[4,12]");

        assertThatThrownBy(() -> Checkpoint.open(file("{" + A + "," + b + "}", 12)))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageEndingWith("a and b overlap in the file");
    }

    @ParameterizedTest
    @CsvSource({"-1,claims 18446744073709551615 bytes", "1,claims 1 bytes", "40000000,larger than 16 MiB"})
    void aLengthThatLiesIsRefusedBeforeAnythingIsAllocated(long length, String reason) throws IOException {
        Path file = directory.resolve("state.safetensors");
        try (SeekableByteChannel out =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.allocate(9)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .put((byte) '{')
                    .flip());
            // Beyond this everything is a hole.
            out.position(50_000_000);
            out.write(ByteBuffer.allocate(1));
        }

        assertThatThrownBy(() -> Checkpoint.open(file))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageContaining(reason);
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(directory.resolve("state.safetensors"), bytes.array());
    }
}
