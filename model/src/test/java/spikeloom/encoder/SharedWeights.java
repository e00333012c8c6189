package spikeloom.encoder;

import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.kernel.ConvolutionShape;

/** The weights of a convolution as those of a dense layer, which shares them among positions. */
public final class SharedWeights {
  private SharedWeights() {}

  /**
   * Index of the weight from neuron {@code input} to neuron {@code output}; -1 if there is none.
   *
   * @param source the weights of the convolution
   * @param planes whether the input is one whole plane after another
   */
  public static int index(
      Parameters.Slice source, ConvolutionShape shape, boolean planes, int input, int output) {
    MapSize in = shape.input();
    int channel = planes ? input / in.positions() : input % in.channels();
    int place = planes ? input % in.positions() : input / in.channels();
    MapSize out = shape.output();
    int position = output / out.channels();
    int ky = place / in.width() - (position / out.width() * shape.stride() - shape.padding());
    int kx = place % in.width() - (position % out.width() * shape.stride() - shape.padding());
    if (ky < 0 || ky >= shape.kernel() || kx < 0 || kx >= shape.kernel()) {
      return -1;
    }
    int row = (ky * shape.kernel() + kx) * in.channels() + channel;
    return source.at(row, output % out.channels());
  }
}
