// The grid: the arrows move from row to row, Enter or a click opens the history, columns can be hidden.

const box = document.querySelector(".gridbox");
const wrap = box?.querySelector(".gridwrap");
const rows = [...(wrap?.querySelectorAll("tbody tr") ?? [])];
let current = -1;

function focusRow(index) {
    rows[current]?.classList.remove("is-focus");
    current = Math.max(0, Math.min(rows.length - 1, index));
    rows[current].classList.add("is-focus");
    rows[current].querySelector("a").focus({ preventScroll: true });
    rows[current].scrollIntoView({ block: "nearest" });
}

wrap?.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        focusRow(current + (event.key === "ArrowDown" ? 1 : -1));
    }
});

wrap?.addEventListener("focusin", (event) => {
    const index = rows.indexOf(event.target.closest("tr"));
    if (index >= 0 && index !== current) {
        rows[current]?.classList.remove("is-focus");
        current = index;
        rows[current].classList.add("is-focus");
    }
});

wrap?.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-history]");
    const selecting = String(getSelection()) !== "";
    if (row && !selecting && !event.target.closest("a, button")) {
        if (event.ctrlKey || event.metaKey) {
            open(row.dataset.history);
        } else {
            row.querySelector("a").click();
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

// The menus of the toolbar close like any menu: on Escape, on a click elsewhere, on a choice made.
const drops = [...document.querySelectorAll("details.drop")];

document.addEventListener("keydown", (event) => {
    const open = drops.find((drop) => drop.open);
    if (event.key === "Escape" && open) {
        open.open = false;
        open.querySelector("summary").focus();
    }
});

document.addEventListener("click", (event) => {
    drops.filter((drop) => !drop.contains(event.target) || event.target.closest("a")).forEach((drop) => {
        drop.open = false;
    });
});
