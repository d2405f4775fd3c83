package org.fusiform.extractor.weights;

/** How a family's published code initialises a parameter. */
public enum Initialisation {
    /** He et al. 2015: normal with variance 2 / fan-out, as torchvision's ResNets do for convolutions. */
    HE_NORMAL_FAN_OUT,
    /** Uniform within ±1/√fan-in, the default of PyTorch's linear weights. */
    UNIFORM_FAN_IN,
    /** Uniform within ±1/√2048, the default of the bias of a linear layer of 2048 inputs. */
    UNIFORM_2048,
    ZEROS,
    ONES
}
