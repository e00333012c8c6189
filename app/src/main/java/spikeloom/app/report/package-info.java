/** Tables and files in which measurements are reported. */
@NullMarked
package spikeloom.app.report;

import org.jspecify.annotations.NullMarked;
