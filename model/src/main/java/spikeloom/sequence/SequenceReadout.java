package spikeloom.sequence;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.encoder.ltc.LtcWindow;
import spikeloom.kernel.DenseGradient;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LtcScan;

/** Computes the output from the last layer's potentials at the end of a window. */
abstract class SequenceReadout {
  private final Rows decoded;

  private SequenceReadout(int samples, int outputs) {
    decoded = Rows.of(samples, Padding.stride(outputs));
  }

  static SequenceReadout of(SequenceNetwork network, LtcWindow last, int samples) {
    return switch (network.structure().readout()) {
      case INTEGRATOR -> new Integrator(last, samples, network.structure().outputs());
      case LINEAR -> new Linear(network, last, samples);
    };
  }

  /** The output, a row per sample; then its gradient. */
  final Rows decoded() {
    return decoded;
  }

  /** Overwrites the output. */
  abstract void read(int samples);

  /**
   * Converts the gradient of the output to that of the potentials; adds the gradient of its
   * parameters.
   */
  abstract void backward(int samples, float[] gradient);

  long bytes() {
    return (long) Float.BYTES * decoded.values().length;
  }

  /** The potentials themselves. */
  private static final class Integrator extends SequenceReadout {
    private final LtcWindow last;
    private final int outputs;

    Integrator(LtcWindow last, int samples, int outputs) {
      super(samples, outputs);
      this.last = last;
      this.outputs = outputs;
    }

    @Override
    void read(int samples) {
      copy(last.finalPotential(), decoded(), samples);
    }

    @Override
    void backward(int samples, float[] gradient) {
      copy(decoded(), last.finalPotentialAdjoint(), samples);
    }

    private void copy(Rows from, Rows to, int samples) {
      for (int b = 0; b < samples; b++) {
        System.arraycopy(from.values(), from.index(b, 0), to.values(), to.index(b, 0), outputs);
      }
    }
  }

  /** Their weighted sums. */
  private static final class Linear extends SequenceReadout {
    private final LtcWindow last;
    private final int neurons;
    private final int outputs;
    private final Parameters.Slice weightSlice;
    private final Parameters.Slice biasSlice;
    private final Rows weights;
    private final Rows bias;
    private final Rows transposed;
    private final DenseGradient sums;
    private final Range everyInput;
    private final Range everyOutput;
    private Range everySample = new Range(0, 0);
    private float[] ofWeights = {};
    private Rows weightGradient;
    private Rows biasGradient;

    Linear(SequenceNetwork network, LtcWindow last, int samples) {
      super(samples, network.structure().outputs());
      this.last = last;
      weightSlice = network.readoutWeights();
      biasSlice = network.readoutBias();
      neurons = weightSlice.rows();
      outputs = weightSlice.columns();
      weights = Rows.of(weightSlice, network.parameters().values());
      bias = Rows.of(biasSlice, network.parameters().values());
      weightGradient = weights;
      biasGradient = bias;
      transposed = Rows.spread(outputs, neurons);
      sums = new DenseGradient(neurons, outputs, samples);
      everyInput = new Range(0, neurons);
      everyOutput = new Range(0, weights.width()); // and padding
    }

    @Override
    void read(int samples) {
      if (everySample.to() != samples) {
        everySample = new Range(0, samples);
        Arrays.fill(decoded().values(), 0f);
      }
      DenseProduct.multiply(last.finalPotential(), everySample, neurons, weights, decoded());
      LtcScan.addRow(decoded(), bias, everySample);
    }

    @Override
    void backward(int samples, float[] gradient) {
      if (gradient != ofWeights) {
        ofWeights = gradient;
        weightGradient = Rows.of(weightSlice, gradient);
        biasGradient = Rows.of(biasSlice, gradient);
      }
      DenseProduct.transpose(weights, everyInput, outputs, transposed);
      Rows back = last.finalPotentialAdjoint();
      DenseProduct.multiply(decoded(), everySample, outputs, transposed, back);
      sums.sum(last.finalPotential(), everyInput, decoded(), weightGradient);
      sums.sumRows(decoded(), everyOutput, biasGradient);
    }

    @Override
    long bytes() {
      return super.bytes() + sums.bytes() + (long) Float.BYTES * transposed.values().length;
    }
  }
}
