/** Files made from the code and its packages: the architecture page, the font of icons, the letters. */
@NullMarked
package io.rastro.generated;

import org.jspecify.annotations.NullMarked;
