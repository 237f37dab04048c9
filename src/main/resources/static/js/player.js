// The player of a conversation's recordings. The audio element does the work; this draws where it is, moves it, and
// keeps the second in the address, so that a colleague who opens the link hears the same.

const player = document.querySelector(".player");
const address = new URL(location.href);
const tracks = [...player.querySelectorAll(".track")].filter((each) => each.querySelector("audio")).map(track);
const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
let current = tracks.find((each) => each.number === address.searchParams.get("r")) ?? tracks[0];
let speed = 1;

function label(seconds) {
    const whole = Math.floor(seconds);
    const two = (number) => String(number).padStart(2, "0");
    const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
    return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest}`;
}

function track(element) {
    const audio = element.querySelector("audio");
    const find = (selector) => element.querySelector(selector);
    const self = { element, audio, number: element.dataset.number, start: 0 };
    const begun = () => audio.readyState > 0;

    const told = () => (find(".wave")?.dataset.duration ?? element.dataset.millis) / 1000;
    self.length = () => (Number.isFinite(audio.duration) ? audio.duration : told());
    self.now = () => (begun() ? audio.currentTime : self.start);
    self.draw = () => draw(self);
    // Nothing is fetched before somebody listens: who fetches is counted as a listener.
    self.seek = (seconds) => {
        const target = Math.max(0, Math.min(seconds, self.length() || seconds));
        self.start = target;
        if (begun()) {
            audio.currentTime = target;
        }
        choose(self);
        self.draw();
        keep();
    };
    self.toggle = () => (audio.paused ? play(self) : audio.pause());

    audio.removeAttribute("controls");
    element.classList.add("scripted");
    find(".playbar").hidden = false;
    find(".play").addEventListener("click", self.toggle);
    element.querySelectorAll("[data-skip]").forEach((button) =>
        button.addEventListener("click", () => self.seek(self.now() + Number(button.dataset.skip))));
    element.querySelectorAll("[data-speed]").forEach((button) =>
        button.addEventListener("click", () => setSpeed(Number(button.dataset.speed))));
    find(".seek").addEventListener("input", (event) => self.seek(Number(event.target.value)));
    find(".mute").addEventListener("click", () => {
        audio.muted = !audio.muted;
    });
    find(".volume").addEventListener("input", (event) => {
        audio.volume = Number(event.target.value);
        audio.muted = false;
    });
    element.addEventListener("click", (event) => {
        const wave = event.target.closest(".wave");
        if (wave) {
            const box = wave.getBoundingClientRect();
            self.seek(((event.clientX - box.left) / box.width) * (wave.dataset.duration / 1000));
        }
    });
    audio.addEventListener("loadedmetadata", () => {
        audio.currentTime = self.start;
        audio.playbackRate = speed;
    });
    for (const change of ["play", "pause", "timeupdate", "durationchange", "volumechange", "seeked"]) {
        audio.addEventListener(change, self.draw);
    }
    audio.addEventListener("timeupdate", keep);
    audio.addEventListener("ended", () => {
        const next = tracks[tracks.indexOf(self) + 1];
        if (next) {
            next.seek(0);
            play(next);
        }
    });
    audio.addEventListener("error", () => fail(self));
    return self;
}

function play(chosen) {
    choose(chosen);
    chosen.audio.play().catch((refused) => {
        // Pausing before the first byte came is no failure.
        if (refused.name !== "AbortError") {
            fail(chosen);
        }
    });
}

// Where the bytes can be had, it is their format that the browser does not know: opening the page again would not help.
async function fail({ element, audio }) {
    const why = element.querySelector(".why");
    const there = audio.error?.code === MediaError.MEDIA_ERR_DECODE
        || (await fetch(audio.src, { method: "HEAD" }).then((answer) => answer.ok, () => false));
    if (there) {
        why.textContent = why.dataset.format;
    }
    element.querySelector(".failed").hidden = false;
}

function choose(chosen) {
    if (current !== chosen) {
        current?.audio.pause();
        current = chosen;
    }
}

function setSpeed(chosen) {
    speed = chosen;
    tracks.forEach(({ element, audio }) => {
        audio.playbackRate = speed;
        element.querySelectorAll("[data-speed]").forEach((button) =>
            button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === speed)));
    });
}

function draw({ element, audio, now, length }) {
    const at = now();
    const find = (selector) => element.querySelector(selector);
    const button = find(".play");
    const says = audio.paused ? button.dataset.play : button.dataset.pause;
    button.setAttribute("aria-label", says);
    button.title = says;
    button.firstElementChild.className = audio.paused ? "ti ti-player-play-filled" : "ti ti-player-pause-filled";
    find(".now").textContent = label(at);
    if (length()) {
        find(".whole").textContent = label(length());
        find(".seek").max = Math.floor(length());
    }
    find(".seek").value = at;
    find(".seek").setAttribute("aria-valuetext", label(at));
    find(".mute").setAttribute("aria-pressed", String(audio.muted));
    find(".mute").firstElementChild.className = audio.muted ? "ti ti-volume-off" : "ti ti-volume";
    find(".volume").value = audio.muted ? 0 : audio.volume;
    element.querySelectorAll(".wave").forEach((wave) => drawPosition(wave, at));
}

function drawPosition(wave, at) {
    const width = wave.viewBox.baseVal.width;
    const x = width * Math.min(1, (at * 1000) / Math.max(1, wave.dataset.duration));
    const place = Math.max(22, Math.min(width - 22, x)) - x;
    const cursor = wave.querySelector(".cur");
    wave.querySelector(".played").setAttribute("width", x.toFixed(1));
    cursor.setAttribute("transform", `translate(${x.toFixed(1)} 0)`);
    cursor.querySelector("rect").setAttribute("x", (place - 22).toFixed(1));
    cursor.querySelector("text").setAttribute("x", place.toFixed(1));
    cursor.querySelector("text").textContent = label(at);
}

let kept = -1;

function keep() {
    const second = Math.floor(current.now());
    if (second === kept) {
        return;
    }
    kept = second;
    address.searchParams.set("t", second);
    if (tracks.length > 1) {
        address.searchParams.set("r", current.number);
    }
    history.replaceState(history.state, "", address);
}

const KEYS = {
    " ": () => current.toggle(),
    ArrowLeft: (event) => current.seek(current.now() - (event.shiftKey ? 10 : 5)),
    ArrowRight: (event) => current.seek(current.now() + (event.shiftKey ? 10 : 5)),
    "<": () => setSpeed(SPEEDS[Math.max(0, SPEEDS.indexOf(speed) - 1)]),
    ">": () => setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + 1)]),
};

// A key belongs to what has the focus: letters to a field, space to a button.
function taken(event) {
    const field = event.target.closest("input, select, textarea, [contenteditable]");
    const pressed = event.key === " " && event.target.closest("button, a, summary");
    return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || field || pressed;
}

if (tracks.length > 0) {
    player.querySelector(".keys").hidden = false;
    document.addEventListener("keydown", (event) => {
        const act = KEYS[event.key];
        if (act && !taken(event)) {
            event.preventDefault();
            act(event);
        }
    });
    document.addEventListener("htmx:load", () => tracks.forEach((each) => each.draw()));
    const from = Number(address.searchParams.get("t"));
    if (from > 0) {
        kept = Math.floor(from);
        current.seek(from);
    }
    tracks.forEach((each) => each.draw());
}
