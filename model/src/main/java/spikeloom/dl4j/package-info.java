/** What every user of Deeplearning4j's networks needs. */
@NullMarked
package spikeloom.dl4j;

import org.jspecify.annotations.NullMarked;
