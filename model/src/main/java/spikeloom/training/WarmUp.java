package spikeloom.training;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.DenseLayers;
import spikeloom.decoder.DensePass;
import spikeloom.decoder.LatentFeatures;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.VectorUnit;
import spikeloom.learning.Adam;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Runs the kernels on a small network before a process trains for the first time: before JIT
 * compilation they are a hundred times slower, and with few samples this takes little time. With a
 * second thread, it happens while the native library loads. It does not affect a run.
 */
final class WarmUp {
  private static final int ROUNDS = 60;
  private static final int SAMPLES = 8;
  private static final int STEPS = 30;
  private static final int WIDTH = 160;
  private static final AtomicBoolean DONE = new AtomicBoolean();

  private final Thread thread = new Thread(WarmUp::run, "spikeloom-warm-up");
  private final boolean needed = VectorUnit.PRESENT && DONE.compareAndSet(false, true);

  /** Begins, if this process has not been warmed up and there is a thread for it. */
  WarmUp(int threads) {
    thread.setDaemon(true);
    if (needed && threads > 1) {
      thread.start();
    }
  }

  /** Ends: the kernels are compiled, or a good part of the way there. */
  void end() {
    if (needed && thread.getState() == Thread.State.NEW) {
      run();
    } else if (needed) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void run() {
    RandomKey key = RandomKey.ofSeed(0);
    LifEncoder.Structure structure =
        LifEncoder.Structure.standard(WIDTH, List.of(WIDTH), WIDTH, Surrogate.FAST_SIGMOID, 5, 0.3);
    LifEncoder encoder = new LifEncoder(structure, key);
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, WIDTH);
    DenseLayers layers = DenseLayers.of(List.of(features.size(), WIDTH, WIDTH));
    try (Workers workers = new Workers(1)) {
      EncoderPass encoding = encoder.pass(SAMPLES, STEPS, workers);
      DecoderPass decoding = new DensePass(layers, features, SAMPLES, workers);
      Adam encoderAdam = new Adam(encoder.parameters(), workers);
      Adam decoderAdam = new Adam(layers.parameters(), workers);
      SpikeBatch input = input(key.random());
      float[] target = new float[WIDTH];
      for (int round = 0; round < ROUNDS; round++) {
        encoding.forward(input, key, new int[SAMPLES]);
        decoding.forward(latents(encoding), SAMPLES);
        Rows logits = decoding.logits();
        for (int b = 0; b < SAMPLES; b++) {
          int at = logits.index(b, 0);
          CrossEntropy.lossAndGradient(logits.values(), at, target, 0, WIDTH, 1e-3f);
        }
        decoderAdam.begin(1e-6);
        decoding.backward(latents(encoding), decoderAdam);
        decoderAdam.end();
        encoding.backward(1e-6, encoderAdam.gradient());
        encoderAdam.update(1e-6, workers);
      }
    }
  }

  private static DecoderPass.Latents latents(EncoderPass encoding) {
    return new DecoderPass.Latents() {
      @Override
      public SpikeBits spikes(int sample) {
        return encoding.latent(sample);
      }

      @Override
      public Rows adjoint(int sample) {
        return encoding.latentAdjoint(sample);
      }
    };
  }

  // A few channels are busy and the others nearly silent, as those of images are.
  private static SpikeBatch input(FastRandom random) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(STEPS, WIDTH);
    for (int b = 0; b < SAMPLES; b++) {
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < WIDTH; i++) {
          if (random.nextFloat() < (i % 8 == 0 ? 0.5f : 0.02f)) {
            builder.spike(t, i);
          }
        }
      }
      builder.endSample();
    }
    return builder.build();
  }
}
