// Shows what the extension sends, and tells it when the button is pressed. The text comes escaped.
const vscode = acquireVsCodeApi();
const rubric = document.getElementById("rubric");

window.addEventListener("message", ({ data }) => {
  const pressed = document.activeElement?.id === "reveal";
  rubric.innerHTML = data;
  if (pressed) {
    document.getElementById("reveal")?.focus();
  }
});

rubric.addEventListener("click", ({ target }) => {
  if (target.id === "reveal") {
    vscode.postMessage("reveal");
  }
});

vscode.postMessage("ready");
