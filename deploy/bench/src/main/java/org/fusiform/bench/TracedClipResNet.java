package org.fusiform.bench;

import org.fusiform.contracts.network.ClipResNetArchitecture;
import org.fusiform.contracts.network.ResidualBlock;

/** The ops of a trace of CLIP's ResNets. */
record TracedClipResNet(ClipResNetArchitecture architecture, TracedScript script) {
    private static final String PREFIX = ClipResNetArchitecture.PREFIX;

    /** Gives the variable of the embedding. */
    String run() {
        String x = "x";
        for (int i = 1; i <= 3; i++) {
            x = script.conv(x, PREFIX + "conv" + i, i == 1 ? 2 : 1, 1, 1);
            x = script.relu(script.norm(x, PREFIX + "bn" + i));
        }
        x = script.averagePool(x, 2);
        for (ResidualBlock block : architecture.blocks()) {
            x = bottleneck(x, block);
        }
        return attention(x);
    }

    private String bottleneck(String input, ResidualBlock block) {
        String at = block.name() + ".";
        String x = script.relu(script.norm(script.conv(input, at + "conv1", 1, 0, 1), at + "bn1"));
        x = script.relu(script.norm(script.conv(x, at + "conv2", 1, 1, 1), at + "bn2"));
        x = pooled(x, block);
        x = script.norm(script.conv(x, at + "conv3", 1, 0, 1), at + "bn3");
        String shortcut = block.projects()
                ? script.norm(script.conv(pooled(input, block), at + "downsample.0", 1, 0, 1), at + "downsample.1")
                : input;
        return script.relu(script.add(x, shortcut));
    }

    private String pooled(String x, ResidualBlock block) {
        return block.stride() > 1 ? script.averagePool(x, block.stride()) : x;
    }

    private String attention(String x) {
        String at = PREFIX + "attnpool.";
        int channels = architecture.features();
        x = script.let("torch.transpose(torch.flatten(" + x + ", 2, -1), 1, 2)");
        x = script.let("torch.cat([torch.mean(" + x + ", [1], True), " + x + "], 1)");
        x = script.addParameter(x, at + "positional_embedding");
        String query = byHead(script.linear("torch.slice(" + x + ", 1, 0, 1, 1)", at + "q_proj"));
        String keys = byHead(script.linear(x, at + "k_proj"));
        String values = byHead(script.linear(x, at + "v_proj"));
        query = script.let("torch.mul(" + query + ", 0.125)");
        x = script.let("torch.softmax(torch.matmul(" + query + ", torch.transpose(" + keys + ", 2, 3)), -1)");
        x = script.let("torch.reshape(torch.matmul(" + x + ", " + values + "), [-1, " + channels + "])");
        return script.linear(x, at + "c_proj");
    }

    /** [n, positions, C] → [n, heads, positions, C / heads]. */
    private String byHead(String x) {
        String length = script.let("torch.size(" + x + ", 1)");
        String split = "[-1, " + length + ", " + architecture.heads() + ", 64]";
        return script.let("torch.transpose(torch.reshape(" + x + ", " + split + "), 1, 2)");
    }
}
