package org.fusiform.extractor.network;

import static org.fusiform.contracts.network.ClipResNetArchitecture.PREFIX;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.fusiform.contracts.network.ClipResNetArchitecture;
import org.fusiform.contracts.network.ResidualBlock;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;

/** The ResNets of OpenAI's CLIP. */
record ClipResNet(ClipResNetArchitecture architecture) implements NetworkGraph {
    /**
     * As OpenAI publishes it: convolutions by PyTorch's default, attention weights normal with deviation 1/√channels, and
     * zeros as the weights of the last norm of every block. An untrained block thus gives its shortcut alone.
     */
    @Override
    public List<ParameterShape> parameters() {
        ParameterList list = new ParameterList();
        int width = architecture.width();
        addConvNorm(list, PREFIX, 1, width / 2, 3, 3, Initialisation.ONES);
        addConvNorm(list, PREFIX, 2, width / 2, width / 2, 3, Initialisation.ONES);
        addConvNorm(list, PREFIX, 3, width, width / 2, 3, Initialisation.ONES);
        for (ResidualBlock block : architecture.blocks()) {
            String at = block.name() + ".";
            addConvNorm(list, at, 1, block.width(), block.in(), 1, Initialisation.ONES);
            addConvNorm(list, at, 2, block.width(), block.width(), 3, Initialisation.ONES);
            addConvNorm(list, at, 3, block.out(), block.width(), 1, Initialisation.ZEROS);
            if (block.projects()) {
                list.addDefaultConv(at + "downsample.0", block.out(), block.in(), 1);
                list.addNorm(at + "downsample.1", block.out(), Initialisation.ONES);
            }
        }
        addAttention(list);
        return list.toList();
    }

    private static void addConvNorm(
            ParameterList list, String at, int number, int out, int in, int kernel, Initialisation norm) {
        list.addDefaultConv(at + "conv" + number, out, in, kernel);
        list.addNorm(at + "bn" + number, out, norm);
    }

    private void addAttention(ParameterList list) {
        int channels = architecture.features();
        Initialisation normal = new Initialisation.Normal(1 / Math.sqrt(channels));
        String at = PREFIX + "attnpool.";
        list.add(at + "positional_embedding", normal, architecture.positions() + 1, channels);
        list.addLinear(at + "k_proj", channels, channels, normal);
        list.addLinear(at + "q_proj", channels, channels, normal);
        list.addLinear(at + "v_proj", channels, channels, normal);
        list.addLinear(at + "c_proj", architecture.outputs(), channels, normal);
    }

    @Override
    public void run(NDArray input, Ops ops) {
        NDArray x = input;
        for (int i = 1; i <= 3; i++) {
            x = ops.batchNorm(ops.conv(x, PREFIX + "conv" + i, i == 1 ? 2 : 1, 1), PREFIX + "bn" + i);
            x = ops.relu(x, PREFIX + "relu" + i);
        }
        x = ops.averagePool(x, PREFIX + "avgpool", 2);
        for (ResidualBlock block : architecture.blocks()) {
            if (ops.satisfied()) {
                return;
            }
            x = bottleneck(x, block, ops);
        }
        if (!ops.satisfied()) {
            ops.attentionPool(x, PREFIX + "attnpool", architecture.heads());
        }
    }

    /** All convolutions have stride 1; where the block halves its maps, they are averaged before the last one. */
    private static NDArray bottleneck(NDArray input, ResidualBlock block, Ops ops) {
        String at = block.name() + ".";
        NDArray x = ops.batchNorm(ops.convKeeping(input, at + "conv1", 1, 0), at + "bn1");
        x = ops.relu(x, at + "relu1");
        x = ops.relu(ops.batchNorm(ops.conv(x, at + "conv2", 1, 1), at + "bn2"), at + "relu2");
        if (block.stride() > 1) {
            x = ops.averagePool(x, at + "avgpool", block.stride());
        }
        x = ops.batchNorm(ops.conv(x, at + "conv3", 1, 0), at + "bn3");
        return ops.relu(ops.add(x, shortcut(input, block, ops), at + "add"), at + "relu3");
    }

    private static NDArray shortcut(NDArray input, ResidualBlock block, Ops ops) {
        if (!block.projects()) {
            return input;
        }
        String at = block.name() + ".downsample.";
        NDArray x = block.stride() > 1 ? ops.averagePool(input, at + "-1", block.stride()) : input;
        return ops.batchNorm(ops.conv(x, at + "0", 1, 0), at + "1");
    }
}
