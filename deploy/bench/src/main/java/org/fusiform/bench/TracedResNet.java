package org.fusiform.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.fusiform.contracts.network.ResNetArchitecture;
import org.fusiform.contracts.network.ResidualBlock;
import org.fusiform.extractor.network.FamilyNetwork;
import org.fusiform.extractor.weights.NamedTensors;

/** torchvision's bottleneck ResNets with the very ops of a trace, sums and ReLUs in place among them. */
final class TracedResNet {
    private final ResNetArchitecture architecture;
    private final TracedScript script;

    private TracedResNet(ResNetArchitecture architecture) {
        this.architecture = architecture;
        this.script = new TracedScript(FamilyNetwork.parameters(architecture));
    }

    /** Writes a script whose only output is the classifier's, called {@code fc}. */
    static void write(ResNetArchitecture architecture, NamedTensors values, Path file) throws IOException {
        TracedResNet network = new TracedResNet(architecture);
        network.script.write(file, "fc", network.run(), values);
    }

    private String run() {
        String x = relu(norm(conv("x", "conv1", 2, 3, 1), "bn1"));
        x = script.let("torch.max_pool2d(" + x + ", [3, 3], [2, 2], [1, 1], [1, 1], False)");
        for (ResidualBlock block : architecture.blocks()) {
            x = bottleneck(x, block);
        }
        x = script.let("torch.flatten(torch.adaptive_avg_pool2d(" + x + ", [1, 1]), 1, -1)");
        return script.let("torch.linear(" + x + ", " + TracedScript.parameter("fc.weight") + ", "
                + TracedScript.parameter("fc.bias") + ")");
    }

    private String bottleneck(String input, ResidualBlock block) {
        String at = block.name() + ".";
        String x = relu(norm(conv(input, at + "conv1", 1, 0, 1), at + "bn1"));
        x = relu(norm(conv(x, at + "conv2", block.stride(), 1, architecture.groups()), at + "bn2"));
        x = norm(conv(x, at + "conv3", 1, 0, 1), at + "bn3");
        String shortcut = block.projects()
                ? norm(conv(input, at + "downsample.0", block.stride(), 0, 1), at + "downsample.1")
                : input;
        return relu(script.let("torch.add_(" + x + ", " + shortcut + ")"));
    }

    private String conv(String x, String name, int stride, int padding, int groups) {
        return script.let(
                "torch._convolution(%s, %s, None, [%d, %d], [%d, %d], [1, 1], False, [0, 0], %d, False, False, True, True)"
                        .formatted(
                                x, TracedScript.parameter(name + ".weight"), stride, stride, padding, padding, groups));
    }

    private String norm(String x, String name) {
        return script.let(
                "torch.batch_norm(%s, %s, %s, %s, %s, False, 0.10000000000000001, 1.0000000000000001e-05, True)"
                        .formatted(
                                x,
                                TracedScript.parameter(name + ".weight"),
                                TracedScript.parameter(name + ".bias"),
                                TracedScript.parameter(name + ".running_mean"),
                                TracedScript.parameter(name + ".running_var")));
    }

    private String relu(String x) {
        return script.let("torch.relu_(" + x + ")");
    }
}
