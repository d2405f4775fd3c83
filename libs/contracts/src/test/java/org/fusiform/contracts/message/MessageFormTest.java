package org.fusiform.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.LayerKind;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.ModelConsistency;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages in flight outlive a deployment: a changed line here breaks pods of another version. */
class MessageFormTest {
    private static final Network TRAINED =
            new Network("squeeze", "torchscript", new Weights.Stored("ab12", 5000791), "imagenet-256-bilinear");
    private static final Network UNTRAINED =
            new Network("untrained:resnet50", "resnet50", new Weights.Seeded(1), "imagenet-256-bilinear");
    private static final Compute COMPUTE = new Compute("cpu", "float32", 16, "pytorch-2.7.1");
    private static final AnalysisParameters WELCH = new AnalysisParameters(
            Criterion.PAIRWISE_WELCH,
            0.05,
            Correction.BH,
            Contrasts.EVERY_OTHER,
            List.of("face"),
            8,
            true,
            null,
            null,
            null,
            null);

    private static final String TRAINED_JSON = """
            {"model":"squeeze","family":"torchscript","weights":{"type":"stored","sha256":"ab12","bytes":5000791},\
            "pipeline":"imagenet-256-bilinear"}""";
    private static final String UNTRAINED_JSON = """
            {"model":"untrained:resnet50","family":"resnet50","weights":{"type":"seeded","seed":1},\
            "pipeline":"imagenet-256-bilinear"}""";
    private static final String COMPUTE_JSON = """
            {"device":"cpu","precision":"float32","batch":16,"engine":"pytorch-2.7.1"}""";

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        ExtractionRequest.class,
                        new ExtractionRequest(
                                "default",
                                "c1",
                                "o1",
                                2,
                                32,
                                74,
                                UNTRAINED,
                                COMPUTE,
                                List.of(new StimulusRef("cd34", "face-1.png")),
                                List.of(new LayerTap("relu", "e1", List.of(64, 112, 112), 3L)),
                                new StorageForm(DataType.FLOAT16, Codec.ZSTD)),
                        """
                        {"project":"default","campaign":"c1","order":"o1","shard":2,"shardStimuli":32,\
                        "totalStimuli":74,"network":%s,"compute":%s,\
                        "stimuli":[{"sha256":"cd34","name":"face-1.png"}],\
                        "layers":[{"layer":"relu","extraction":"e1","shape":[64,112,112],"generation":3}],\
                        "storage":{"dtype":"float16","codec":"zstd"}}""".formatted(UNTRAINED_JSON, COMPUTE_JSON)),
                Arguments.of(
                        ExtractionOutcome.class,
                        new ExtractionOutcome.ShardCompleted(
                                "default",
                                "o1",
                                2,
                                List.of(new LayerChunks(
                                        "relu", "e1", List.of(new ChunkRef("k", 4_000_000_004L, 4294967295L)), 3L))),
                        """
                        {"type":"shard-completed","project":"default","order":"o1","shard":2,"layers":[\
                        {"layer":"relu","extraction":"e1","chunks":[{"key":"k","bytes":4000000004,"crc32c":4294967295}],"generation":3}]}"""),
                Arguments.of(
                        ExtractionOutcome.class,
                        new ExtractionOutcome.ShardFailed("default", "o1", 2, List.of("e1"), "face-1.png is no image"),
                        """
                        {"type":"shard-failed","project":"default","order":"o1","shard":2,"extractions":["e1"],\
                        "reason":"face-1.png is no image"}"""),
                Arguments.of(
                        ExtractionOutcome.class,
                        new ExtractionOutcome.ShardFailed(
                                "default", "o1", 2, List.of("e1"), "does not fit", 8, Map.of("e1", 3L)),
                        """
                        {"type":"shard-failed","project":"default","order":"o1","shard":2,"extractions":["e1"],\
                        "reason":"does not fit","fittingBatch":8,"generations":{"e1":3}}"""),
                Arguments.of(
                        ExtractionOutcome.class,
                        new ExtractionOutcome.ShardSkipped("default", "o1", 2, List.of("e1")),
                        """
                        {"type":"shard-skipped","project":"default","order":"o1","shard":2,"extractions":["e1"]}"""),
                Arguments.of(
                        AnalysisPlan.class,
                        new AnalysisPlan(
                                "default",
                                "c1",
                                "r1",
                                TRAINED,
                                COMPUTE,
                                "s1",
                                74,
                                32,
                                1,
                                List.of(new AnalysisPlan.PlannedLayer("fire9", "e1", List.of(512, 13, 13), null)),
                                List.of(WELCH),
                                List.of("r1", "r2"),
                                StorageForm.DEFAULT),
                        """
                        {"project":"default","campaign":"c1","run":"r1","network":%s,"compute":%s,"stimulusSet":"s1",\
                        "totalStimuli":74,"shardStimuli":32,"seed":1,\
                        "layers":[{"layer":"fire9","extraction":"e1","shape":[512,13,13],"stage":null,\
                        "generation":0}],"analyses":[{"criterion":"pairwise-welch","alpha":0.05,"correction":"bh",\
                        "contrasts":"every-other","targets":["face"],"folds":8,"rsa":true,"threshold":null,\
                        "comparison":null,"dissimilarity":null,"permutations":null}],"runs":["r1","r2"],\
                        "storage":{"dtype":"float32","codec":"none"}}""".formatted(TRAINED_JSON, COMPUTE_JSON)),
                Arguments.of(AnalysisItem.class, new AnalysisItem.LayerItem("default", "r1", 3), """
                        {"type":"layer","project":"default","run":"r1","layer":3}"""),
                Arguments.of(AnalysisItem.class, new AnalysisItem.CrossLayerItem("default", "r1"), """
                        {"type":"cross-layer","project":"default","run":"r1"}"""),
                Arguments.of(
                        AnalysisItem.class, new AnalysisItem.CrossModelItem("default", "c1", List.of("r1", "r2")), """
                        {"type":"cross-model","project":"default","campaign":"c1","runs":["r1","r2"]}"""),
                Arguments.of(
                        AnalysisOutcome.class,
                        new AnalysisOutcome.LayerAnalysed(
                                "default",
                                "c1",
                                "r1",
                                0,
                                List.of(new LayerResult("fire9", null, List.of(2, 1, 1), 2, 0, Map.of())),
                                List.of("t.parquet")),
                        """
                        {"type":"layer-analysed","project":"default","campaign":"c1","run":"r1","layer":0,"results":[\
                        {"layer":"fire9","stage":null,"shape":[2,1,1],"units":2,"constant":0,"targets":{}}],\
                        "unitTables":["t.parquet"]}"""),
                Arguments.of(
                        AnalysisOutcome.class,
                        new AnalysisOutcome.RunAnalysed(
                                "default",
                                "c1",
                                "r1",
                                List.of(Map.of(
                                        "all",
                                        new Consistency(List.of("a"), List.of(List.of(1.0)), null, null, List.of(0L)))),
                                "1.2.3"),
                        """
                        {"type":"run-analysed","project":"default","campaign":"c1","run":"r1","consistency":[{"all":\
                        {"layers":["a"],"matrix":[[1.0]],"adjacentMean":null,"pairMean":null,"undefinedEntries":[0]}}],"release":"1.2.3"}"""),
                Arguments.of(
                        AnalysisOutcome.class,
                        new AnalysisOutcome.CampaignAnalysed(
                                "default",
                                "c1",
                                List.of("r1", "r2"),
                                List.of(new Comparison(
                                        0, "a", "b", 4, "face", "fraction", -0.02, 0.5, List.of(-1.0, 1.0), true)),
                                List.of(new ModelConsistency(
                                        0, 4, "all", List.of("a"), List.of(List.of(1.0)), null, List.of(0L)))),
                        """
                        {"type":"campaign-analysed","project":"default","campaign":"c1","runs":["r1","r2"],\
                        "comparisons":[{"analysis":0,"a":"a","b":"b","stage":4,"target":"face","measure":"fraction",\
                        "difference":-0.02,"se":0.5,"ci95":[-1.0,1.0],"control":true}],\
                        "consistency":[{"analysis":0,"stage":4,"population":"all","models":["a"],"matrix":[[1.0]],\
                        "pairMean":null,"undefinedEntries":[0]}]}"""),
                Arguments.of(
                        AnalysisOutcome.class,
                        new AnalysisOutcome.AnalysisFailed("default", "c1", "r1", "NaN in fire9"),
                        """
                        {"type":"analysis-failed","project":"default","campaign":"c1","run":"r1","reason":"NaN in fire9"}"""),
                Arguments.of(
                        ModelInspection.class, new ModelInspection("default", TRAINED), """
                        {"project":"default","network":%s}""".formatted(TRAINED_JSON)),
                Arguments.of(
                        InspectionOutcome.class,
                        new InspectionOutcome.ModelInspected(
                                "default", TRAINED, List.of(new LayerDescription("fire9", List.of(512, 13, 13), null))),
                        """
                        {"type":"model-inspected","project":"default","network":%s,\
                        "layers":[{"name":"fire9","shape":[512,13,13],"stage":null}]}""".formatted(TRAINED_JSON)),
                Arguments.of(
                        LayerDescription.class,
                        new LayerDescription(
                                "layer4.2.relu_2",
                                List.of(2048, 7, 7),
                                4,
                                LayerKind.RELU,
                                List.of("layer4.2", "layer4")),
                        """
                        {"name":"layer4.2.relu_2","shape":[2048,7,7],"stage":4,"kind":"relu",\
                        "aliases":["layer4.2","layer4"]}"""),
                Arguments.of(
                        InspectionOutcome.class,
                        new InspectionOutcome.ModelRefused("default", TRAINED, "returns a Tensor"),
                        """
                        {"type":"model-refused","project":"default","network":%s,"reason":"returns a Tensor"}""".formatted(TRAINED_JSON)),
                Arguments.of(
                        CampaignCancelled.class,
                        new CampaignCancelled("default", "c1", List.of("o1"), List.of("r1")),
                        """
                        {"project":"default","campaign":"c1","orders":["o1"],"runs":["r1"]}"""),
                Arguments.of(ExtractionDiscarded.class, new ExtractionDiscarded("default", "e1", 3), """
                        {"project":"default","extraction":"e1","generation":3}"""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void everyMessageKeepsItsForm(Class<T> type, T message, String json) {
        assertThat(MessageJson.write(message)).isEqualTo(json);
        assertThat(MessageJson.read(json, type)).isEqualTo(message);
    }

    @Test
    void unknownFieldsOfANewerVersionAreIgnored() {
        String newer = """
                {"type":"layer","project":"default","run":"r1","layer":3,"priority":9}""";
        assertThat(MessageJson.read(newer, AnalysisItem.class))
                .isEqualTo(new AnalysisItem.LayerItem("default", "r1", 3));
    }

    @Test
    void aPlanOfAnOlderVersionComparesNothingAcrossModels() {
        AnalysisPlan plan = MessageJson.read("""
                {"project":"default","campaign":"c1","run":"r1","network":%s,"compute":%s,"stimulusSet":"s1",
                "totalStimuli":74,"shardStimuli":32,"seed":1,
                "layers":[{"layer":"fire9","extraction":"e1","shape":[512,13,13],"stage":null}],"analyses":[{"criterion":"ratio-2x",
                "alpha":null,"correction":null,"contrasts":"every-other","targets":["face"],"folds":8,"rsa":true,
                "threshold":2.0}]}""".formatted(TRAINED_JSON, COMPUTE_JSON), AnalysisPlan.class);

        assertThat(plan.runs()).isEmpty();
        assertThat(plan.storage()).isEqualTo(StorageForm.DEFAULT);
        assertThat(plan.layers().getFirst().generation()).isZero();
        assertThat(plan.analyses().getFirst().permutations()).isNull();
        assertThat(plan.analyses().getFirst().comparison()).isNull();
    }

    @Test
    void whatIsNoMessageSaysSo() {
        assertThatThrownBy(() -> MessageJson.read("{\"type\":\"shard-vanished\"}", ExtractionOutcome.class))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("ExtractionOutcome")
                .hasMessageContaining("shard-vanished");
    }

    @Test
    void aMissingNumberIsNotZero() {
        assertThatThrownBy(() -> MessageJson.read("""
                        {"type":"layer","project":"default","run":"r1"}""", AnalysisItem.class)).isInstanceOf(MalformedMessage.class);
    }
}
