// Draws a report's charts from the numbers that came with them, in the colours of the theme. Bars differ by a pattern and
// lines by their marks, too, so that no series is told by its colour alone.

const MARKS = ["circle", "rectRot", "triangle", "rect", "star"];
const LABEL_HEIGHT = 12;
const AXIS_WIDTH = 40;
const DASHES = [[], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3]];

const style = () => getComputedStyle(document.documentElement);
const colour = (name) => style().getPropertyValue(name).trim();
const data = (series) => colour(series.colour === 0 ? "--r-ink" : `--r-c${series.colour}`);

// Each colour has its own hatching; the first is solid.
function pattern(series) {
    const ink = data(series);
    if (series.colour === 1) {
        return ink;
    }
    const size = 8;
    const tile = Object.assign(document.createElement("canvas"), { width: size, height: size });
    const pen = tile.getContext("2d");
    pen.fillStyle = ink;
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = colour("--r-surface");
    pen.globalAlpha = 0.55;
    pen.lineWidth = 1.2;
    pen.beginPath();
    if (series.colour === 2) {
        pen.moveTo(0, size);
        pen.lineTo(size, 0);
    } else if (series.colour === 3) {
        pen.moveTo(0, size / 2);
        pen.lineTo(size, size / 2);
    } else if (series.colour === 4) {
        pen.moveTo(0, 0);
        pen.lineTo(size, size);
    } else {
        pen.arc(size / 2, size / 2, 1.2, 0, 2 * Math.PI);
    }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
}

const two = (number) => String(number).padStart(2, "0");

function duration(seconds) {
    const whole = Math.round(seconds);
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

function written(value, unit, language) {
    switch (unit) {
        case "SECONDS":
            return duration(value);
        case "RATIO":
            return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value);
        default:
            return new Intl.NumberFormat(language).format(value);
    }
}

// An axis has little room: what is short of an hour is told in minutes and seconds.
function mark(value, unit, language) {
    const text = written(value, unit, language);
    return unit === "SECONDS" && value < 3600 ? text.slice(3) : text;
}

function dataset(series, index) {
    const shared = { label: series.name, data: series.values, yAxisID: series.unit, unit: series.unit };
    return series.kind === "BAR"
        ? { ...shared, type: "bar", stack: series.unit, order: 2, backgroundColor: pattern(series), borderColor: colour("--r-surface"), borderWidth: 1, maxBarThickness: 34 }
        : {
            ...shared, type: "line", order: 1, borderColor: data(series), backgroundColor: data(series), borderWidth: 2,
            borderDash: DASHES[index % DASHES.length], pointStyle: MARKS[index % MARKS.length], pointRadius: 4.5, pointBorderColor: colour("--r-surface"), pointBorderWidth: 1, spanGaps: false,
        };
}

function axis(unit, first, language) {
    return {
        position: first ? "left" : "right",
        beginAtZero: true,
        stacked: unit === "COUNT",
        suggestedMax: unit === "RATIO" ? 1 : undefined,
        grid: { color: colour("--r-line"), drawOnChartArea: first },
        border: { display: false },
        ticks: { color: colour("--r-ink-3"), precision: unit === "COUNT" ? 0 : undefined, maxTicksLimit: 5, callback: (value) => mark(value, unit, language) },
    };
}

// The page came with the names and room for their marks.
function key(box, sets) {
    box.querySelectorAll(".rkey canvas").forEach((mark, place) => {
        const set = sets[place];
        const pen = mark.getContext("2d");
        pen.reset();
        pen.scale(2, 2);
        if (set.type === "bar") {
            pen.fillStyle = set.backgroundColor;
            pen.fillRect(0, 0, 14, 10);
        } else {
            pen.strokeStyle = set.borderColor;
            pen.lineWidth = 2;
            pen.setLineDash(set.borderDash);
            pen.moveTo(0, 5);
            pen.lineTo(14, 5);
            pen.stroke();
        }
    });
}

// Every place has its label: where the window is too narrow for them upright, the picture scrolls within its box.
function makeRoom(canvas, labels, units) {
    const scroll = canvas.closest(".rchart-canvas");
    canvas.parentElement.style.minWidth = `${labels.length * LABEL_HEIGHT + units.length * AXIS_WIDTH}px`;
    if (scroll.scrollWidth > scroll.clientWidth) {
        scroll.tabIndex = 0;
        scroll.setAttribute("role", "group");
        scroll.setAttribute("aria-label", canvas.getAttribute("aria-label"));
    }
}

function draw(box) {
    const { labels, series } = JSON.parse(box.dataset.numbers);
    const { language } = box.dataset;
    const canvas = box.querySelector("canvas[role=img]");
    const units = [...new Set(series.map((each) => each.unit))];
    const lines = series.filter((each) => each.kind === "LINE");
    const sets = series.map((each) => dataset(each, lines.indexOf(each)));
    Chart.getChart(canvas)?.destroy();
    makeRoom(canvas, labels, units);
    new Chart(canvas, {
        data: { labels, datasets: sets },
        options: {
            animation: false,
            maintainAspectRatio: false,
            interaction: { mode: "index", intersect: false },
            scales: {
                x: { stacked: true, grid: { display: false }, ticks: { color: colour("--r-ink-2"), maxRotation: 90, autoSkip: false } },
                ...Object.fromEntries(units.map((unit, place) => [unit, axis(unit, place === 0, language)])),
            },
            plugins: {
                legend: { display: false },
                tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${written(item.raw, item.dataset.unit, language)}` } },
            },
        },
    });
    key(box, sets);
}

function drawAll() {
    Chart.defaults.font.family = style().fontFamily;
    Chart.defaults.font.size = 11;
    document.querySelectorAll("[data-chart]").forEach(draw);
}

drawAll();
new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
