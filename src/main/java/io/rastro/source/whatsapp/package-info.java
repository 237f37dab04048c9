/** WhatsApp's Cloud API, which delivers each message and what became of each that was sent. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.whatsapp;
