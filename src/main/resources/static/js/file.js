// A file input whose button and words are the page's own: the browser's follow its language, not the reader's.

function dress(field) {
    const input = field.querySelector("input[type=file]");
    const face = field.querySelector(".file-face");
    const name = field.querySelector(".file-name");
    const tell = () => {
        name.textContent = [...input.files].map((file) => file.name).join(", ") || name.dataset.none;
    };
    input.addEventListener("change", tell);
    window.addEventListener("pageshow", tell);
    tell();
    face.hidden = false;
    field.classList.add("dressed");
}

document.querySelectorAll(".file-field").forEach(dress);
