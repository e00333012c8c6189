package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.PatchBits;
import spikeloom.kernel.PatchSum;

/** Gradient of the input spikes of a convolution: dense, since the adjoint is. */
public final class MapAdjoint {
  /** Number of rows, of a position and a step, that are computed together. */
  static final int ROWS = 128;

  private final ConvolutionShape shape;
  private final Parameters.Slice slice;
  private final Parameters parameters;
  private final int steps;
  private final int positions; // of all maps
  private final int together;
  private final Rows transposed; // a row of patch weights per output channel
  private final Rows[] patches; // of every worker
  private final Workers workers;

  /** The transpose of a convolution with the weights {@code slice} of {@code parameters}. */
  public MapAdjoint(
      ConvolutionShape shape,
      Parameters.Slice slice,
      Parameters parameters,
      int steps,
      Workers workers) {
    this.shape = shape;
    this.slice = slice;
    this.parameters = parameters;
    this.steps = steps;
    this.workers = workers;
    positions = shape.output().positions();
    together = PatchBits.positions(shape, steps, ROWS);
    transposed = Rows.spread(shape.channels(), shape.patch());
    patches = new Rows[workers.count()];
    Arrays.setAll(patches, w -> Rows.of(together * steps, Padding.stride(shape.patch())));
  }

  /** Reads the present weights, a worker's part. */
  public void refresh(int worker) {
    Rows weights = Rows.of(slice, parameters.values());
    Range mine = workers.share(worker, shape.patch());
    DenseProduct.transpose(weights, mine, shape.channels(), transposed);
  }

  /**
   * Overwrites the gradient of a sample's input spikes.
   *
   * @param adjoint gradient of the sample's currents, a row per position and step
   * @param below a row per input position and step
   */
  public void spread(int worker, Rows adjoint, Rows below) {
    int rows = shape.input().positions() * steps;
    Arrays.fill(below.values(), below.index(0, 0), below.index(rows, 0), 0f);
    Range some = new Range(0, together * steps);
    for (int first = 0; first < positions; first += together) {
      DenseProduct.multiply(
          adjoint.from(first * steps), some, shape.channels(), transposed, patches[worker]);
      PatchSum.add(shape, first, together, steps, patches[worker], below);
    }
  }
}
