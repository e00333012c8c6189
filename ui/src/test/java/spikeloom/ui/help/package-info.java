/** Tests of the help inside of the window. */
@NullMarked
package spikeloom.ui.help;

import org.jspecify.annotations.NullMarked;
