package spikeloom.decoder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.PatchGradient;
import spikeloom.kernel.PatchProduct;
import spikeloom.kernel.Rectifier;

/**
 * A 3 x 3 convolution of decoder {@code deconv}, with the doubling before it, for the maps of a
 * batch. The kernel's elements that join the same pair of positions are summed first, see {@link
 * KernelTap}; then every output is a product of a patch of the input and these sums. Gradients are
 * products of the same kind; that of the weights is a sum over the samples in their order, for any
 * number of workers.
 */
final class MapConvolution {
  private final DeconvShape.Convolution layer;
  private final DenseLayers.Layer parameters;
  private final Rows weights;
  private final Rows bias;
  private final Maps maps;
  private final List<KernelTap> taps; // in the order of the rows of sums
  private final int[][] elements; // of every tap
  private final Rows sums; // [tap][map in] x maps out
  private final Rows turned; // [tap, row by row][map out] x maps in
  private final Rows gradients; // like sums
  private final Rows zero;
  private final Rows biasGradients; // [sample] x maps out
  private final PatchProduct[] products; // of every phase
  private final PatchProduct back;
  private final PatchGradient gradient;
  private final int inputStep;
  private final int outputStep;

  /**
   * Inputs, outputs and their gradients.
   *
   * @param rectified whether inputs went through a rectifier, so that their gradient does
   */
  record Maps(
      FeatureMaps in,
      FeatureMaps out,
      FeatureMaps inGradient,
      FeatureMaps outGradient,
      boolean rectified) {}

  /** For batches of up to {@code capacity} samples. */
  MapConvolution(
      DeconvShape.Convolution layer,
      DenseLayers.Layer parameters,
      float[] values,
      Maps maps,
      int capacity) {
    this.layer = layer;
    this.parameters = parameters;
    this.maps = maps;
    weights = Rows.of(parameters.weights(), values);
    bias = Rows.of(parameters.bias(), values);
    int scale = layer.scale();
    taps =
        IntStream.range(0, scale * scale)
            .boxed()
            .flatMap(p -> KernelTap.ofPhase(scale, p / scale, p % scale).stream())
            .toList();
    elements = taps.stream().map(KernelTap::elements).toArray(int[][]::new);
    inputStep = maps.in().step();
    outputStep = maps.out().step();
    sums = Rows.spread(taps.size() * inputStep, layer.outputs());
    gradients = Rows.spread(taps.size() * inputStep, layer.outputs());
    turned = Rows.spread(taps.size() * outputStep, layer.input().channels());
    zero = Rows.of(1, Padding.stride(layer.input().channels()));
    biasGradients = Rows.spread(capacity, layer.outputs());
    products = new PatchProduct[scale * scale];
    Arrays.setAll(products, this::product);
    back = back();
    gradient = gradient();
  }

  private PatchProduct product(int phase) {
    int scale = layer.scale();
    List<KernelTap> mine = KernelTap.ofPhase(scale, phase / scale, phase % scale);
    int side = (int) Math.sqrt(mine.size());
    int[] left = new int[side];
    int[] right = new int[side];
    for (int i = 0; i < side; i++) {
      KernelTap first = mine.get(i * side);
      left[i] = first.inputRow() * maps.in().line() + first.inputColumn() * inputStep;
      right[i] = (phase * mine.size() + i * side) * inputStep;
    }
    PatchProduct.Grid grid =
        new PatchProduct.Grid(
            layer.input().height(),
            layer.input().width(),
            maps.in().line(),
            inputStep,
            scale * maps.out().line(),
            scale * outputStep);
    float floor = layer.rectified() ? 0f : PatchProduct.NO_FLOOR;
    return new PatchProduct(left, right, side * inputStep, grid, layer.outputs(), floor);
  }

  private PatchProduct back() {
    int scale = layer.scale();
    int side = scale + 2;
    int[] left = new int[side];
    int[] right = new int[side];
    for (int i = 0; i < side; i++) {
      left[i] = (i - 1) * maps.out().line() - outputStep;
      right[i] = i * side * outputStep;
    }
    PatchProduct.Grid grid =
        new PatchProduct.Grid(
            layer.input().height(),
            layer.input().width(),
            scale * maps.out().line(),
            scale * outputStep,
            maps.in().line(),
            inputStep);
    return new PatchProduct(
        left, right, side * outputStep, grid, layer.input().channels(), PatchProduct.NO_FLOOR);
  }

  private PatchGradient gradient() {
    int width = layer.input().width();
    int[] in = new int[layer.input().positions()];
    int[] out = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = i / width * maps.in().line() + i % width * inputStep;
      out[i] = layer.scale() * (i / width * maps.out().line() + i % width * outputStep);
    }
    return new PatchGradient(in, out, gradients.stride(), layer.outputs());
  }

  /** Number of input maps, which workers divide in {@link #prepare} and {@link #turn}. */
  int inputs() {
    return layer.input().channels();
  }

  /** Sums the elements of the current kernels that the taps share. */
  void prepare(Range inputs) {
    for (int t = 0; t < elements.length; t++) {
      for (int c = inputs.from(); c < inputs.to(); c++) {
        int to = sums.index(t * inputStep + c, 0);
        Arrays.fill(sums.values(), to, to + layer.outputs(), 0f);
        for (int element : elements[t]) {
          add(weights, element * inputs() + c, sums.values(), to);
        }
      }
    }
  }

  private void add(Rows from, int row, float[] to, int at) {
    int first = from.index(row, 0);
    for (int j = 0; j < layer.outputs(); j++) {
      to[at + j] += from.values()[first + j];
    }
  }

  /** Computes the output of a sample. */
  void forward(int sample) {
    for (int p = 0; p < products.length; p++) {
      int out = maps.out().index(sample, p / layer.scale(), p % layer.scale());
      int in = maps.in().index(sample, 0, 0);
      products[p].multiply(maps.in().values(), in, sums, bias, maps.out().values(), out);
    }
  }

  /** Transposes the sums of {@link #prepare} for the backward pass. */
  void turn(Range inputs) {
    for (int t = 0; t < taps.size(); t++) {
      KernelTap tap = taps.get(t);
      int row = ((tap.dy() + 1) * (layer.scale() + 2) + tap.dx() + 1) * outputStep;
      for (int c = inputs.from(); c < inputs.to(); c++) {
        int from = sums.index(t * inputStep + c, 0);
        for (int j = 0; j < layer.outputs(); j++) {
          turned.values()[turned.index(row + j, c)] = sums.values()[from + j];
        }
      }
    }
  }

  /** Computes the gradient of a sample's input and of its bias, given that of its output. */
  void backward(int sample) {
    FeatureMaps to = maps.inGradient();
    FeatureMaps from = maps.outGradient();
    back.multiply(
        from.values(), from.index(sample, 0, 0), turned, zero, to.values(), to.index(sample, 0, 0));
    if (maps.rectified()) {
      Rectifier.backward(maps.in().lines(), to.linesOf(sample), to.lines());
    }
    sumBias(sample);
  }

  private void sumBias(int sample) {
    FeatureMaps from = maps.outGradient();
    int to = biasGradients.index(sample, 0);
    float[] sum = biasGradients.values();
    Arrays.fill(sum, to, to + layer.outputs(), 0f);
    for (int y = 0; y < from.size().height(); y++) {
      for (int x = 0; x < from.size().width(); x++) {
        int at = from.index(sample, y, x);
        for (int j = 0; j < layer.outputs(); j++) {
          sum[to + j] += from.values()[at + j];
        }
      }
    }
  }

  private int blocks() {
    return (inputs() + PatchGradient.BLOCK - 1) / PatchGradient.BLOCK;
  }

  /** Number of parts of the gradient of the weights, which workers divide. */
  int parts() {
    return taps.size() * blocks();
  }

  /** Sums some parts of the gradient of the weights over the first samples. */
  void sumGradient(int samples, Range parts) {
    int blocks = blocks();
    float[] to = gradients.values();
    for (int i = parts.from(); i < parts.to(); i++) {
      int at = gradients.index(row(i, blocks), 0);
      Arrays.fill(to, at, at + PatchGradient.BLOCK * gradients.stride(), 0f);
    }
    for (int b = 0; b < samples; b++) {
      int in = maps.in().index(b, 0, 0);
      int out = maps.outGradient().index(b, 0, 0);
      for (int i = parts.from(); i < parts.to(); i++) {
        KernelTap tap = taps.get(i / blocks);
        int seen = out + tap.dy() * maps.out().line() + tap.dx() * outputStep;
        gradient.add(
            maps.in().values(),
            in + i % blocks * PatchGradient.BLOCK,
            maps.outGradient().values(),
            seen,
            to,
            gradients.index(row(i, blocks), 0));
      }
    }
  }

  private int row(int part, int blocks) {
    return part / blocks * inputStep + part % blocks * PatchGradient.BLOCK;
  }

  /** Reports the gradient of the weights from some input maps: of every kernel element. */
  void complete(Range inputs, GradientSink sink, int worker) {
    for (int e = 0; inputs.size() > 0 && e < DeconvLayers.KERNEL; e++) {
      Range rows = new Range(e * inputs() + inputs.from(), e * inputs() + inputs.to());
      Rows place = sink.place(parameters.weights(), rows, worker);
      Arrays.fill(place.values(), place.at(), place.index(rows.size(), 0), 0f);
      for (int t = 0; t < elements.length; t++) {
        for (int element : elements[t]) {
          for (int c = 0; element == e && c < inputs.size(); c++) {
            int row = t * inputStep + inputs.from() + c;
            add(gradients, row, place.values(), place.index(c, 0));
          }
        }
      }
      sink.complete(parameters.weights(), rows, worker);
    }
  }

  /** Reports the gradient of the bias. */
  void completeBias(int samples, GradientSink sink) {
    Range only = new Range(0, 1);
    Rows place = sink.place(parameters.bias(), only, 0);
    Arrays.fill(place.values(), place.at(), place.at() + place.stride(), 0f);
    for (int b = 0; b < samples; b++) {
      add(biasGradients, b, place.values(), place.at());
    }
    sink.complete(parameters.bias(), only, 0);
  }
}
