package io.rastro.ingestion;

/** On which side of a chat somebody writes. */
public enum ChatSide {
    CENTRE,
    CUSTOMER,
    /** Nobody: a line of WhatsApp's own that looks as if it had an author. */
    WHATSAPP
}
