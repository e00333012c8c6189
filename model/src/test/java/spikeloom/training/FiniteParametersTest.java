package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import spikeloom.array.Parameters;
import spikeloom.plan.RunException;

class FiniteParametersTest {
  @Test
  void valuesThatAreNotFiniteAreCountedAndTheirArrayNamed() {
    Parameters.Layout layout = new Parameters.Layout();
    layout.dense("weights", 2, 3);
    Parameters.Slice bias = layout.dense("bias", 1, 4);
    Parameters parameters = layout.build();
    FiniteParameters.require("run", parameters);
    parameters.values()[bias.at(0, 1)] = Float.NaN;
    parameters.values()[bias.at(0, 3)] = Float.NEGATIVE_INFINITY;
    assertEquals(
        "run has 2 of 4 values that are not finite numbers in the array 'bias'; start from another run or an earlier checkpoint.",
        assertThrows(RunException.class, () -> FiniteParameters.require("run", parameters))
            .getMessage());
  }
}
