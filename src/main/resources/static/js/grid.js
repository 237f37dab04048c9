// The grid: the arrows move from row to row, Enter or a click opens the history, Escape leaves; columns are chosen.

const box = document.querySelector(".gridbox");
const wrap = box?.querySelector(".gridwrap");
const rows = [...(wrap?.querySelectorAll("tbody tr") ?? [])];
const heads = [...(wrap?.querySelectorAll("thead .why") ?? [])];
let current = -1;
let cameFrom = null;

function focusRow(index) {
    rows[current]?.classList.remove("is-focus");
    current = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[current];
    row.classList.add("is-focus");
    const link = row.querySelector("a");
    if (!link) {
        row.tabIndex = -1;
    }
    (link ?? row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
}

// Back at the place where the reader entered the grid.
function leave() {
    rows[current]?.classList.remove("is-focus");
    current = -1;
    if (cameFrom?.isConnected) {
        cameFrom.focus();
    } else {
        document.activeElement.blur();
    }
}

// The headers are one stop for Tab; the arrows go from one to the next.
function stopAt(head) {
    heads.forEach((each) => {
        each.tabIndex = each === head ? 0 : -1;
    });
}

function moveHead(event) {
    const shown = heads.filter((head) => head.offsetParent);
    const last = shown.length - 1;
    const place = shown.indexOf(event.target);
    const to = { ArrowLeft: Math.max(0, place - 1), ArrowRight: Math.min(last, place + 1), Home: 0, End: last }[event.key];
    if (place >= 0 && to !== undefined) {
        event.preventDefault();
        stopAt(shown[to]);
        shown[to].focus();
    }
}

wrap?.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        focusRow(current + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape" && current >= 0 && !document.querySelector(":popover-open")) {
        leave();
    } else {
        moveHead(event);
    }
});

// From anywhere that has no use of its own for the key, it enters the grid: at the line the reader came back to, else
// at the first one.
const OWN_USE = "input, select, textarea, summary, audio, [popover], .drop-panel, [tabindex='0']";

function enters(event) {
    const free = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const main = document.querySelector("main");
    const scrolls = event.target !== document.body && main.scrollHeight > main.clientHeight;
    return event.key === "ArrowDown" && free && rows.length > 0 && !scrolls && !event.target.closest(OWN_USE);
}

document.addEventListener("keydown", (event) => {
    if (enters(event)) {
        event.preventDefault();
        cameFrom = event.target === document.body ? null : event.target;
        focusRow(rows.findIndex((row) => row.matches(":target")));
    }
});

stopAt(heads[0]);

wrap?.addEventListener("focusin", (event) => {
    if (heads.includes(event.target)) {
        stopAt(event.target);
    }
    const index = rows.indexOf(event.target.closest("tr"));
    if (index >= 0 && index !== current) {
        rows[current]?.classList.remove("is-focus");
        current = index;
        rows[current].classList.add("is-focus");
    }
});

wrap?.addEventListener("click", (event) => {
    const link = event.target.closest("tbody tr")?.querySelector(".lead a");
    const selecting = String(getSelection()) !== "";
    if (link && !selecting && !event.target.closest("a, button")) {
        if (event.ctrlKey || event.metaKey) {
            open(link.href);
        } else {
            link.click();
        }
    }
});

function shadow() {
    const more = wrap.scrollLeft + wrap.clientWidth < wrap.scrollWidth - 1;
    box.classList.toggle("more-right", more);
}

if (wrap) {
    wrap.addEventListener("scroll", shadow, { passive: true });
    new ResizeObserver(shadow).observe(wrap);
    shadow();
}

// Which columns are on screen is the reader's choice, kept in this browser for each medium: those that differ from the
// usual ones.
const menu = document.getElementById("columns");
const choices = [...(menu?.querySelectorAll("input") ?? [])];
const key = `rastro.columns.${menu?.dataset.medium}`;

function remembered() {
    try {
        return new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));
    } catch {
        return new Set();
    }
}

function apply() {
    const hidden = new Set(choices.filter((choice) => !choice.checked).map((choice) => choice.value));
    const unusual = choices.filter((choice) => choice.checked !== choice.defaultChecked).map((choice) => choice.value);
    document.querySelectorAll("[data-column]").forEach((cell) => {
        cell.classList.toggle("hidden-column", hidden.has(cell.dataset.column));
    });
    const all = choices.length + 1;
    document.getElementById("columns-shown").textContent = hidden.size ? `${all - hidden.size} / ${all}` : all;
    document.getElementById("columns-all").disabled = hidden.size === 0;
    document.getElementById("columns-usual").disabled = unusual.length === 0;
    stopAt(heads.find((head) => head.tabIndex === 0 && head.offsetParent) ?? heads.find((head) => head.offsetParent));
    shadow();
    return unusual;
}

function choose() {
    localStorage.setItem(key, JSON.stringify(apply()));
}

// What a button of the menu does with each choice.
const SHOW = {
    "columns-all": () => true,
    "columns-usual": (choice) => choice.defaultChecked,
};

if (menu) {
    const unusual = remembered();
    choices.forEach((choice) => {
        choice.checked = choice.defaultChecked !== unusual.has(choice.value);
    });
    menu.hidden = false;
    menu.addEventListener("change", choose);
    for (const [id, shows] of Object.entries(SHOW)) {
        document.getElementById(id).addEventListener("click", () => {
            choices.forEach((choice) => {
                choice.checked = shows(choice);
            });
            choices[0].focus();
            choose();
        });
    }
    apply();
}
