package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Whether who sent a request may still have what is being sent to him. What lets him may end while a long answer is under
 * way: the account, its session, permissions and services, or a program's token.
 */
public final class Standing {

    private static final String ATTRIBUTE = Standing.class.getName();

    /** Far enough apart to cost nothing, near enough for little to leave: a minute of a call. */
    private static final int BYTES_PER_CHECK = 1024 * 1024;

    private static final Standing ANYBODYS = new Standing(() -> true);

    private final BooleanSupplier holds;

    private Standing(BooleanSupplier holds) {
        this.holds = holds;
    }

    /**
     * Lets the answer to a request ask.
     *
     * @param holds asks the database anew, on the thread that answers
     */
    public static void note(HttpServletRequest request, BooleanSupplier holds) {
        request.setAttribute(ATTRIBUTE, new Standing(holds));
    }

    /** That of who sent the request; what is anybody's holds always. */
    public static Standing of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Standing known ? known : ANYBODYS;
    }

    /**
     * Goes on where it holds.
     *
     * @throws LostStandingException it does not hold any more
     */
    public void require() {
        if (!holds.getAsBoolean()) {
            throw new LostStandingException();
        }
    }

    /** A stream that asks now and then, and takes nothing more once it does not hold. */
    public OutputStream guard(OutputStream out) {
        return new GuardedStream(out);
    }

    private final class GuardedStream extends OutputStream {

        private final OutputStream out;
        private int unasked;
        private boolean lost;

        GuardedStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int unit) throws IOException {
            write(new byte[] {(byte) unit}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            unasked += length;
            if (unasked >= BYTES_PER_CHECK) {
                unasked = 0;
                lost = lost || !holds.getAsBoolean();
            }
            if (lost) {
                throw new LostStandingException();
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Who asked may not have the rest. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static final class LostStandingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostStandingException() {
            super("Who asked for it may not have it any more");
        }
    }
}
