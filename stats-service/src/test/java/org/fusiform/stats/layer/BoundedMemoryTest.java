package org.fusiform.stats.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.ActivationSource;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.activation.ScratchPool;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.validation.Folds;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 96 stimuli of 12,288 units, 4.5 MiB: more than the least working memory. */
class BoundedMemoryTest {
    private static final int STIMULI = 96;
    private static final LayerShape SHAPE = new LayerShape(12, 32, 32);
    private static final List<String> TARGETS = List.of("face", "scene");

    @TempDir
    Path folder;

    private float[][] activations;

    @BeforeEach
    void draw() {
        Random random = new Random(2);
        activations = new float[STIMULI][SHAPE.units()];
        for (int s = 0; s < STIMULI; s++) {
            for (int u = 0; u < SHAPE.units(); u++) {
                activations[s][u] = (float) random.nextGaussian() + (u % 7 == 0 && s % 4 == u % 3 ? 1 : 0);
            }
        }
    }

    /** Counts what is read of the chunks. */
    private final class CountedSource implements ActivationSource {
        private final ArraySource chunks = new ArraySource(activations, 12, 1024, 32, 6);
        private final List<String> reads = new ArrayList<>();

        @Override
        public int shards() {
            return chunks.shards();
        }

        @Override
        public int stimuliIn(int shard) {
            return chunks.stimuliIn(shard);
        }

        @Override
        public int channelBlocks() {
            return chunks.channelBlocks();
        }

        @Override
        public int channelsIn(int block) {
            return chunks.channelsIn(block);
        }

        @Override
        public ActivationBlock read(int shard, int block) {
            synchronized (reads) {
                reads.add(shard + "/" + block);
            }
            return chunks.read(shard, block);
        }
    }

    private CollectedArtifacts analyse(WorkingMemory memory, ActivationSource source, Path out) throws IOException {
        StimulusDesign design = new StimulusDesign(
                List.of("face", "body", "scene", "word"),
                IntStream.range(0, STIMULI).map(s -> s % 4).toArray());
        Folds folds =
                new Folds(4, IntStream.range(0, STIMULI).map(s -> s / 4 % 4).toArray());
        CollectedArtifacts artifacts = CollectedArtifacts.in(out.resolve("units.parquet"), Files.createDirectory(out));
        List<AnalysisSpec> analyses = List.of(
                new AnalysisSpec(
                        Criteria.of("pairwise-welch", Criteria.Settings.DEFAULTS),
                        TARGETS,
                        folds,
                        Dissimilarity.PEARSON,
                        null,
                        artifacts),
                new AnalysisSpec(
                        Criteria.of("rank-sum", Criteria.Settings.DEFAULTS),
                        TARGETS,
                        folds,
                        Dissimilarity.EUCLIDEAN,
                        null,
                        CollectedArtifacts.onHeap()));
        new LayerAnalysis(new LayerSpec("layer", SHAPE, design, memory), analyses).run(source);
        return artifacts;
    }

    @Test
    void lessMemoryTakesMorePassesToTheSameBytes() throws IOException {
        // When
        Path scratch = folder.resolve("scratch");
        CountedSource once = new CountedSource();
        CollectedArtifacts ample = analyse(WorkingMemory.in(scratch), once, folder.resolve("ample"));
        CountedSource often = new CountedSource();
        CollectedArtifacts scarce =
                analyse(new WorkingMemory(scratch, 1 << 20, new ScratchPool(0)), often, folder.resolve("scarce"));

        // Then: what is kept is read once, else at least once for everything and once for what is selective
        assertThat(once.reads).hasSize(3 * 2);
        assertThat(often.reads.size()).isGreaterThan(6 * once.reads.size());
        assertThat(scarce.rdms()).hasSize(3);
        scarce.rdms().forEach((population, rdm) -> assertThat(rdm.upper())
                .isEqualTo(ample.rdms().get(population).upper()));
        for (String file : List.of("units.parquet", "face.npy", "scene.npy")) {
            assertThat(Files.mismatch(
                            folder.resolve("ample").resolve(file),
                            folder.resolve("scarce").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void scratchMemoryIsGivenBackWhateverHappens() throws IOException {
        Path scratch = folder.resolve("scratch");
        long budget = 1 << 19;
        WorkingMemory memory = new WorkingMemory(scratch, WorkingMemory.DEFAULT_BYTES, new ScratchPool(budget));
        analyse(memory, new CountedSource(), folder.resolve("out"));
        activations[40][7000] = Float.NaN;

        assertThatThrownBy(() -> analyse(memory, new CountedSource(), folder.resolve("failed")))
                .isInstanceOf(NonFiniteActivation.class);

        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
        assertThat(mapped(scratch)).isEmpty();
        try (ScratchMemory whole = memory.scratch(budget)) {
            assertThat(whole.memory().byteSize()).isEqualTo(budget);
            assertThat(mapped(scratch)).isEmpty();
        }
    }

    /** Mappings of files in the directory, named or not. */
    private static List<String> mapped(Path directory) throws IOException {
        Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(Files.isReadable(maps), "SKIPPED: no list of mappings on this system");
        return Files.readAllLines(maps).stream()
                .filter(line -> line.contains(directory.toString()))
                .toList();
    }

    @Test
    void responsesAreThoseOfTheStrongestUnits() throws IOException {
        // When
        WorkingMemory memory = WorkingMemory.in(folder.resolve("scratch"));
        analyse(memory, new CountedSource(), folder.resolve("out"));

        // Then
        Responses face = Responses.read(folder.resolve("out").resolve("face.npy"), STIMULI);
        assertThat(face.units()).hasSizeBetween(200, 1000).doesNotHaveDuplicates();
        for (int i = 0; i < face.units().length; i++) {
            assertThat(face.responses()[i]).isEqualTo(column(face.units()[i]));
            assertThat(i == 0 || face.dprime()[i - 1] >= face.dprime()[i])
                    .as("the strongest come first")
                    .isTrue();
        }
    }

    private float[] column(int unit) {
        float[] column = new float[STIMULI];
        for (int s = 0; s < STIMULI; s++) {
            column[s] = activations[s][unit];
        }
        return column;
    }

    @Test
    void tooLittleMemoryIsRefused() {
        assertThatThrownBy(() -> new WorkingMemory(folder, 1000, new ScratchPool(0)))
                .hasMessageContaining("at least 1 MiB");
        assertThat(Arrays.asList(folder.toFile().list())).isEmpty();
    }
}
