package spikeloom.decoder.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import spikeloom.array.MapSize;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.LatentFeatures;

/** Decoder {@code deconv} in Deeplearning4j's layers; its output is [batch, plane, row, column]. */
final class DeconvNetwork {
  private DeconvNetwork() {}

  /** Adds all layers of a shape. */
  static void add(
      DeconvShape shape,
      LatentFeatures features,
      NeuralNetConfiguration.ListBuilder layers,
      Activation last) {
    int next = 0;
    MapSize small = shape.small();
    if (shape.latentMap().isEmpty()) {
      layers.layer(
          next++,
          new DenseLayer.Builder()
              .nIn(features.size())
              .nOut(small.neurons())
              .activation(Activation.RELU)
              .build());
      layers.inputPreProcessor(
          next, new FeedForwardToCnnPreProcessor(small.height(), small.width(), small.channels()));
    }
    for (DeconvShape.Convolution c : shape.convolutions()) {
      if (c.scale() == 2) {
        layers.layer(next++, new Upsampling2D.Builder(2).build());
      }
      layers.layer(
          next++,
          new ConvolutionLayer.Builder(new int[] {3, 3}, new int[] {1, 1}, new int[] {1, 1})
              .nIn(c.input().channels())
              .nOut(c.outputs())
              .activation(c.rectified() ? Activation.RELU : last)
              .build());
    }
    int below = shape.last().height() - shape.picture().height();
    int right = shape.last().width() - shape.picture().width();
    if (below > 0 || right > 0) {
      layers.layer(next, new Cropping2D.Builder(0, below, 0, right).build());
    }
  }
}
