package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are something else, or damaged around their pickles. */
class CheckpointRefusedTest {
    private static final StandIn STATE = StandIn.state();
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is empty",
                "'\n <!DOCTYPE html>' | it is a web page",
                "'<?xml version=\"1.0\"?><Error>' | it is a web page",
                "'version https://git-lfs.github.com/spec/v1' | it is a Git LFS pointer",
                "'{\"weight_map\": {}}' | it is a JSON document",
                "'\u001f\u008b\u0008' | it is compressed with gzip",
                "'\u0089HDF\r\n' | it is an HDF5 file",
                "'\u0080\u0004.' | it is a Python pickle that torch.save did not write",
                "'PK\u0003\u0004' | its zip archive has no end",
                "'weights' | it is no checkpoint"
            })
    void whatIsSomethingElseIsNamed(String content, String reason) {
        requireRefused(content.getBytes(StandardCharsets.ISO_8859_1), reason);
    }

    @Test
    void aFileThatIsNotThereIsNoRefusal() {
        assertThatThrownBy(() -> Checkpoint.open(directory.resolve("absent.pth")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "tar"})
    void noBeginningOfAFileIsTakenForTheWhole(String format) {
        byte[] whole = file(format);

        // A tar archive ends in blocks that say nothing, the first of them filling up its last member.
        int end = format.equals("tar") ? whole.length - 3 * 512 : whole.length;
        for (int length = 0; length < end; length += 23) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> open(cut))
                    .as("%s cut to %d bytes", format, length)
                    .isInstanceOf(CheckpointRefused.class);
        }
        requireRefused(Arrays.copyOf(whole, end / 2), "cut short");
    }

    private static byte[] file(String format) {
        byte[] pickle = TorchFiles.dict(STATE, "");
        return switch (format) {
            case "zip" -> TorchFiles.zip(pickle, STATE);
            case "legacy" -> TorchFiles.legacy(pickle, STATE);
            default -> TorchFiles.tar(STATE);
        };
    }

    @Test
    void aFlippedBitInATensorIsFound() {
        byte[] zip = TorchFiles.zip(TorchFiles.dict(STATE, ""), STATE);
        byte[] half = STATE.storages().get("1").bytes(ByteOrder.LITTLE_ENDIAN);

        zip[indexOf(zip, half)] ^= 1;

        requireRefused(zip, "its member state/data/1 is damaged: its CRC-32 does not match");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("state/data.pkl"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }

        requireRefused(bytes.toByteArray(), "its member state/data.pkl is compressed");
    }

    @Test
    void archivesThatTorchDidNotWriteAreRefused() {
        requireRefused(TorchFiles.archive(Map.of("model.txt", new byte[1])), "with no data.pkl in it");
        requireRefused(
                TorchFiles.archive(Map.of("a/data.pkl", new byte[1], "b/data.pkl", new byte[1])),
                "with several data.pkl in it");
    }

    @Test
    void aMissingStorageIsNamed() {
        Map<String, byte[]> members = TorchFiles.members(TorchFiles.dict(STATE, ""), STATE, ByteOrder.LITTLE_ENDIAN);
        members.remove("state/data/3");

        requireRefused(TorchFiles.archive(members), "its member data/3 is missing");
    }

    @Test
    void anotherByteOrderIsNamed() {
        Map<String, byte[]> members = TorchFiles.members(TorchFiles.dict(STATE, ""), STATE, ByteOrder.LITTLE_ENDIAN);
        members.put("state/byteorder", "middle-endian".getBytes(StandardCharsets.US_ASCII));

        requireRefused(TorchFiles.archive(members), "its byte order is middle-e");
    }

    @Test
    void membersThatLieUponEachOtherAreRefused() {
        requireZipRefused("overlap in the file", zip -> {
            int first = entry(zip, "state/data/7");
            int second = entry(zip, "state/data/0");
            // The first storage is said to begin where the second does; its length is kept.
            zip.putInt(first + 42, zip.getInt(second + 42));
        });
    }

    @Test
    void aDirectoryThatLiesIsRefused() {
        requireZipRefused("two members state/data/2", zip -> zip.put(entry(zip, "state/data/3") + 46 + 11, (byte) '2'));
        requireZipRefused("is encrypted", zip -> zip.putShort(entry(zip, "state/data.pkl") + 8, (short) 1));
        requireZipRefused("is compressed", zip -> zip.putInt(entry(zip, "state/data/0") + 24, 1 << 30));
        requireZipRefused("archive is damaged", zip -> {
            int entry = entry(zip, "state/data/0");
            zip.putInt(entry + 20, 1 << 30).putInt(entry + 24, 1 << 30);
        });
        requireZipRefused("archive is damaged", zip -> zip.putInt(entry(zip, "state/data/0") + 42, 1 << 30));
        requireZipRefused("archive is damaged", zip -> zip.putInt(entry(zip, "state/data/0") + 42, 1));
        // 64-bit values are announced and not there.
        requireZipRefused("archive is damaged", zip -> zip.putInt(entry(zip, "state/data/0") + 42, -1));
        requireZipRefused("archive is damaged", zip -> zip.putInt(entry(zip, "state/data/0"), 0));
        requireZipRefused("archive is damaged", zip -> zip.putShort(entry(zip, "state/version") + 30, (short) -1));
        requireZipRefused("archive is damaged", zip -> zip.putInt(end(zip) + 16, 1 << 30));
        requireZipRefused("archive is damaged", zip -> zip.putShort(end(zip) + 10, (short) 3));
        requireZipRefused("lists 10 members and says 11", zip -> zip.putShort(end(zip) + 10, (short) 11));
        requireZipRefused("zip directory claims 10 members in", zip -> zip.putInt(end(zip) + 12, 1 << 30));
    }

    @Test
    void largeArchivesHave64BitDirectories() throws IOException {
        byte[] plain = TorchFiles.zip(TorchFiles.dict(STATE, ""), STATE);

        try (Checkpoint checkpoint = open(with64BitEnd(plain))) {
            assertThat(checkpoint.values("half.weight")).containsExactly(1.5f, -0.25f, 65504);
        }
    }

    @Test
    void aVersionThatIsNotKnownIsRefused() {
        byte[] legacy = TorchFiles.legacy(TorchFiles.dict(STATE, ""), STATE);
        legacy[indexOf(legacy, TorchFiles.int64(1001))]++;

        requireRefused(legacy, "of a version of torch.save other than 1001");
    }

    @Test
    void storagesOfAnotherLengthThanThePickleSaysAreRefused() {
        byte[] pickle = TorchFiles.dict(STATE, "");
        StandIn other = STATE.with("1", new StandIn.Storage(ElementType.FLOAT16, 1, 2, 3, 4));

        requireRefused(TorchFiles.zip(pickle, other), "storage 1 has 8 bytes and should have 6");
        requireRefused(TorchFiles.legacy(pickle, other), "storage 1 has 4 elements and should have 3");
    }

    @Test
    void legacyFilesListExactlyTheStoragesThatAreUsed() {
        StandIn more = STATE.with("unused", new StandIn.Storage(ElementType.FLOAT32, 1));
        Map<String, StandIn.Storage> storages = new LinkedHashMap<>(STATE.storages());
        storages.remove("5");
        StandIn fewer = new StandIn(storages, STATE.views());
        byte[] pickle = TorchFiles.dict(STATE, "");

        requireRefused(TorchFiles.legacy(pickle, more), "it lists a storage unused that it does not use");
        requireRefused(TorchFiles.legacy(pickle, fewer), "storage 5 is missing");
    }

    @Test
    void valuesThatAreNotFiniteAreRefusedByTensor() throws IOException {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e300}) {
            StandIn broken = STATE.with("3", new StandIn.Storage(ElementType.FLOAT64, 0.5, value));
            try (Checkpoint checkpoint = open(TorchFiles.zip(TorchFiles.dict(broken, ""), broken))) {
                assertThat(checkpoint.values("half.weight")).hasSize(3);
                assertThatThrownBy(() -> checkpoint.values("double.weight"))
                        .isInstanceOf(CheckpointRefused.class)
                        .hasMessageStartingWith("state.pth: tensor double.weight holds " + (float) value)
                        .hasMessageContaining("at element 1 of 2");
            }
        }
    }

    @Test
    void whatAFileNamesCannotBreakAMessage() {
        byte[] pickle = new PickleBytes()
                .steps("}")
                .text("a\nb\u001b[31m" + "c".repeat(5000))
                .steps("Ns")
                .stop();

        requireRefused(
                TorchFiles.zip(pickle, new StandIn(Map.of(), List.of())),
                "its keys are a?b?[31m" + "c".repeat(112) + "…");
    }

    private void requireZipRefused(String reason, Consumer<ByteBuffer> change) {
        byte[] zip = TorchFiles.zip(TorchFiles.dict(STATE, ""), STATE);
        change.accept(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN));
        requireRefused(zip, reason);
    }

    private static int entry(ByteBuffer zip, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < zip.limit() - 46 - bytes.length; at++) {
            if (zip.getInt(at) == ENTRY
                    && zip.getShort(at + 28) == bytes.length
                    && Arrays.equals(zip.array(), at + 46, at + 46 + bytes.length, bytes, 0, bytes.length)) {
                return at;
            }
        }
        throw new AssertionError("no entry " + name);
    }

    private static int end(ByteBuffer zip) {
        int at = zip.limit() - 22;
        assertThat(zip.getInt(at)).isEqualTo(END);
        return at;
    }

    /** Replaces the 32-bit values of the end record by a 64-bit record and a locator before it. */
    private static byte[] with64BitEnd(byte[] plain) {
        ByteBuffer zip = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(zip);
        ByteBuffer large = ByteBuffer.allocate(plain.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        large.put(plain, 0, end);
        large.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        large.putLong(zip.getShort(end + 8)).putLong(zip.getShort(end + 10));
        large.putLong(zip.getInt(end + 12)).putLong(zip.getInt(end + 16));
        large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        large.putInt(END)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1);
        return large.putShort((short) 0).array();
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    private void requireRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageStartingWith("state.pth: ")
                .hasMessageContaining(reason);
    }

    private Checkpoint open(byte[] file) throws IOException {
        return Checkpoint.open(Files.write(directory.resolve("state.pth"), file));
    }
}
