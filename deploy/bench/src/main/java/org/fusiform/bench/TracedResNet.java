package org.fusiform.bench;

import org.fusiform.contracts.network.ResNetArchitecture;
import org.fusiform.contracts.network.ResidualBlock;

/** The ops of a trace of torchvision's ResNets. */
record TracedResNet(ResNetArchitecture architecture, TracedScript script) {
    /** Gives the variable of the classifier's output. */
    String run() {
        String x = script.relu(script.norm(script.conv("x", "conv1", 2, 3, 1), "bn1"));
        x = script.let("torch.max_pool2d(" + x + ", [3, 3], [2, 2], [1, 1], [1, 1], False)");
        for (ResidualBlock block : architecture.blocks()) {
            x = switch (architecture.block()) {
                case BASIC -> basic(x, block);
                case BOTTLENECK -> bottleneck(x, block);
            };
        }
        x = script.let("torch.flatten(torch.adaptive_avg_pool2d(" + x + ", [1, 1]), 1, -1)");
        return script.linear(x, "fc");
    }

    private String basic(String input, ResidualBlock block) {
        String at = block.name() + ".";
        String x = script.relu(script.norm(script.conv(input, at + "conv1", block.stride(), 1, 1), at + "bn1"));
        x = script.norm(script.conv(x, at + "conv2", 1, 1, 1), at + "bn2");
        return script.relu(script.add(x, shortcut(input, block)));
    }

    private String bottleneck(String input, ResidualBlock block) {
        String at = block.name() + ".";
        int groups = architecture.groups();
        String x = script.relu(script.norm(script.conv(input, at + "conv1", 1, 0, 1), at + "bn1"));
        x = script.relu(script.norm(script.conv(x, at + "conv2", block.stride(), 1, groups), at + "bn2"));
        x = script.norm(script.conv(x, at + "conv3", 1, 0, 1), at + "bn3");
        return script.relu(script.add(x, shortcut(input, block)));
    }

    private String shortcut(String input, ResidualBlock block) {
        String at = block.name() + ".downsample.";
        return block.projects() ? script.norm(script.conv(input, at + "0", block.stride(), 0, 1), at + "1") : input;
    }
}
