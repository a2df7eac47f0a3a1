// The keys go to the app from the start, without a click: the cursor is put into the terminal once it is there.
new MutationObserver((_, watching) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys && document.body.classList.contains("-first-byte")) {
    keys.focus();
    watching.disconnect();
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
