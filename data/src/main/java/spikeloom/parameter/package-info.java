/**
 * Parameters that are declared once, with name, meaning, range and default, for checks, the command
 * line and sliders. Start with {@link spikeloom.parameter.NumberParameter}. Codes and encoder
 * families, also those of plug-ins, have them. Nothing here knows what a parameter is used for.
 */
@NullMarked
package spikeloom.parameter;

import org.jspecify.annotations.NullMarked;
