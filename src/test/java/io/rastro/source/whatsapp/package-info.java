@NullMarked
package io.rastro.source.whatsapp;

import org.jspecify.annotations.NullMarked;
