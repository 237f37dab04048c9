package io.rastro.system.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection at work. The socket's own time-out begins anew with every byte, so what counts here is the time that
 * the thread has waited for the whole body, whoever reads it: a form, an upload, or Tomcat that reads on after its answer.
 */
final class PortalProcessor extends Http11Processor {

    private static final Logger log = LoggerFactory.getLogger(PortalProcessor.class);

    private static final long LEAST_BYTES_PER_SECOND = 1024;
    private static final long NOT_WAITING = 0;

    private final PortalProtocol protocol;
    private final Adapter watched;
    private volatile long waitingSinceNanos = NOT_WAITING;
    private boolean answered;
    private final AtomicLong waitedNanos = new AtomicLong();

    PortalProcessor(PortalProtocol protocol, Adapter adapter) {
        super(protocol, adapter);
        this.protocol = protocol;
        this.watched = new WatchedAdapter(adapter);
        request.setInputBuffer(new WatchedBody(request.getInputBuffer()));
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        protocol.begins(this);
        try {
            return super.service(socket);
        } finally {
            protocol.ends(this);
            waitingSinceNanos = NOT_WAITING;
        }
    }

    @Override
    public Adapter getAdapter() {
        return watched;
    }

    /** Half an answer must not look like a whole one to a reader that takes the end of the connection for the answer's. */
    @Override
    protected void setErrorState(ErrorState state, Throwable cause) {
        super.setErrorState(state, cause);
        if (!state.isIoAllowed() && response.isCommitted() && !answered) {
            SocketChannel socket = socket();
            try {
                if (socket != null) {
                    socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            } catch (IOException gone) {
                log.debug("The connection is closed already", gone);
            }
        }
    }

    private @Nullable SocketChannel socket() {
        SocketWrapperBase<?> wrapper = getSocketWrapper();
        return wrapper != null && wrapper.getSocket() instanceof NioChannel channel ? channel.getIOChannel() : null;
    }

    /** Ends the body for its reader, in whose thread the connection is then closed as after any body that broke off. */
    void cutOffIfSlow() {
        long since = waitingSinceNanos;
        if (since == NOT_WAITING || within(waitedNanos.get() + now() - since)) {
            return;
        }
        SocketChannel socket = socket();
        try {
            if (socket != null && socket.isOpen()) {
                socket.shutdownInput();
                log.info("A body that came too slowly was cut off after {} bytes", request.getBytesRead());
            }
        } catch (IOException gone) {
            log.debug("The connection is closed already", gone);
        }
    }

    private boolean within(long waited) {
        long allowed = protocol.bodyGrace().toNanos()
                + TimeUnit.SECONDS.toNanos(request.getBytesRead()) / LEAST_BYTES_PER_SECOND;
        return waited < allowed;
    }

    private static long now() {
        // Never the value that means that nobody waits
        return System.nanoTime() | 1;
    }

    /** Notes how long its reader waits. */
    private final class WatchedBody implements InputBuffer {

        private final InputBuffer body;

        WatchedBody(InputBuffer body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            long begin = now();
            waitingSinceNanos = begin;
            try {
                return body.doRead(handler);
            } finally {
                waitingSinceNanos = NOT_WAITING;
                waitedNanos.addAndGet(System.nanoTime() - begin);
            }
        }

        @Override
        public int available() {
            return body.available();
        }
    }

    /** Notes where a request begins, and that what is still read once it is answered is waited for as well. */
    private final class WatchedAdapter implements Adapter {

        private final Adapter adapter;

        WatchedAdapter(Adapter adapter) {
            this.adapter = adapter;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            waitingSinceNanos = NOT_WAITING;
            waitedNanos.set(0);
            answered = false;
            try {
                adapter.service(request, response);
                // The rest of a body that nobody wanted may be malformed: its sender still gets his answer.
                answered = !isAsync();
            } finally {
                waitingSinceNanos = now();
            }
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return adapter.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
            return adapter.asyncDispatch(request, response, status);
        }

        @Override
        public void log(Request request, Response response, long time) {
            adapter.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            adapter.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return adapter.getDomain();
        }
    }
}
